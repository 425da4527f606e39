package org.irqscope.scene.theme;

/** Where on the way of an interrupt a node stands, from left to right; a column of a machine's picture each. */
public enum Stage {
	DEVICE(Area.USER), EVENTFD(Area.USER), VMM_CHIP(Area.USER), SOURCE(Area.KERNEL), ROUTING(Area.KERNEL),
	IRQCHIP(Area.KERNEL), LOCAL(Area.KERNEL), PROCESSOR(Area.GUEST), HANDLER(Area.GUEST);

	/** Who holds what stands there; a swim lane each. */
	public enum Area {
		USER, KERNEL, GUEST
	}

	private final Area area;

	Stage(Area area) {
		this.area = area;
	}

	public Area area() {
		return area;
	}
}
