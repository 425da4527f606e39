package org.irqscope.scene.theme;

/**
 * What a node stands for: where it belongs by itself, and the colour of the band at its left edge. Hues are those of
 * Okabe and Ito, muted.
 */
public enum Role {
	DEVICE(Stage.DEVICE, 0x6b7f99, 0x8ea3bf),
	STIMULUS(Stage.DEVICE, 0x5b6470, 0x9aa3ae),
	EVENTFD(Stage.EVENTFD, 0xd98e04, 0xe6a93c),
	IRQFD(Stage.SOURCE, 0xd98e04, 0xe6a93c),
	ROUTING(Stage.ROUTING, 0x0072b2, 0x56a8dc),
	PIT(Stage.SOURCE, 0x8c7a10, 0xd6c34a),
	PIC(Stage.IRQCHIP, 0x3f9142, 0x74c178),
	IOAPIC(Stage.IRQCHIP, 0x009e73, 0x3cc7a0),
	LAPIC(Stage.LOCAL, 0xb5639b, 0xd693bf),
	PLIC(Stage.VMM_CHIP, 0x3f9142, 0x74c178),
	APLIC(Stage.IRQCHIP, 0x009e73, 0x3cc7a0),
	IMSIC(Stage.LOCAL, 0xb5639b, 0xd693bf),
	VCPU(Stage.PROCESSOR, 0x1f4e79, 0x7ba9d6),
	VECTOR(Stage.HANDLER, 0x5b6470, 0x9aa3ae),
	PASSTHROUGH(Stage.DEVICE, 0xd55e00, 0xff8a50);

	private final Stage stage;
	private final Ink onLight;
	private final Ink onDark;

	Role(Stage stage, int onLight, int onDark) {
		this.stage = stage;
		this.onLight = new Ink(onLight);
		this.onDark = new Ink(onDark);
	}

	/** Where a node of the role stands as long as nobody moves it. */
	public Stage stage() {
		return stage;
	}

	/** The band's colour on a light ground. */
	Ink onLight() {
		return onLight;
	}

	/** The band's colour on a dark ground. */
	Ink onDark() {
		return onDark;
	}
}
