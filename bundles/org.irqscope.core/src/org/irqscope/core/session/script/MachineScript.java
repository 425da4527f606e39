package org.irqscope.core.session.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.irqscope.core.Texts;
import org.irqscope.core.chip.Chips;
import org.irqscope.core.session.MachineStateException;
import org.irqscope.core.session.Session;
import org.irqscope.emulator.journal.ContextKind;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.script.OpScript;
import org.irqscope.emulator.script.ScriptException;
import org.irqscope.emulator.x86.X86Fields;
import org.irqscope.emulator.x86.X86Site;
import org.irqscope.emulator.x86.guest.Msrs;
import org.irqscope.emulator.x86.lapic.Lapic;
import org.irqscope.emulator.x86.pic.Pic;
import org.irqscope.emulator.x86.pic.PicPorts;
import org.irqscope.emulator.x86.pit.PitIoctls;
import org.irqscope.emulator.x86.pit.PitPorts;
import org.irqscope.emulator.x86.pit.PitState;
import org.irqscope.model.Device;
import org.irqscope.model.DeviceStimulus;
import org.irqscope.model.Eventfd;
import org.irqscope.model.EventfdStimulus;
import org.irqscope.model.IrqLineStimulus;
import org.irqscope.model.IrqchipMode;
import org.irqscope.model.IrqchipRoute;
import org.irqscope.model.Irqfd;
import org.irqscope.model.KpicState;
import org.irqscope.model.KpitChannelState;
import org.irqscope.model.KpitState;
import org.irqscope.model.MsiRoute;
import org.irqscope.model.MsixEntry;
import org.irqscope.model.PciFunctions;
import org.irqscope.model.RoutingEntry;
import org.irqscope.model.SignalMsiStimulus;
import org.irqscope.model.Stimulus;
import org.irqscope.model.Vcpu;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;

/**
 * A machine and one interrupt as an op script, which any KVM can run: a guest programs the chips as the document has
 * them, the stimulus follows, and then what the guest does in the emulator's walk. What no guest can program, such as
 * interrupts that are pending already, is left out.
 */
public final class MachineScript {
	private static final int ICW1_WITH_ICW4 = 0x11;
	private static final long IOWIN_DISTANCE = 0x10, X2APIC = Lapic.BASE_ENABLE | Lapic.BASE_X2APIC;
	private final VirtualMachine machine;
	private final List<String> lines = new ArrayList<>();

	private MachineScript(VirtualMachine machine) {
		this.machine = machine;
	}

	/**
	 * The script of a stimulus.
	 *
	 * @throws MachineStateException when the machine has no chips in the kernel, or the stimulus cannot be run
	 */
	public static List<String> of(VirtualMachine machine, Stimulus stimulus) throws MachineStateException {
		if (X86Chips.irqchipMode(machine) == IrqchipMode.NONE)
			throw new MachineStateException(Texts.of("script.no.irqchip"));
		// The walk comes first, since it refuses machines and stimuli that lack a part.
		List<Hop> hops = hops(machine, stimulus);
		MachineScript script = new MachineScript(machine);
		script.setUp();
		script.stimulus(stimulus);
		hops.forEach(script::guest);
		return check(script.lines);
	}

	private static List<Hop> hops(VirtualMachine machine, Stimulus stimulus) throws MachineStateException {
		try (Session session = Session.run(machine, stimulus)) {
			return session.walk().hops();
		}
	}

	private static List<String> check(List<String> lines) throws MachineStateException {
		try {
			OpScript.parse(lines);
			return List.copyOf(lines);
		} catch (ScriptException e) {
			throw new MachineStateException(lines.get(e.line() - 1) + ": " + e.getMessage());
		}
	}

	private void add(String format, Object... values) {
		lines.add(String.format(Locale.ROOT, format, values));
	}

	private void setUp() {
		boolean chips = X86Chips.irqchipMode(machine) == IrqchipMode.KERNEL;
		add("vm %d %d", machine.getVcpus().size(), chips ? 0 : 1);
		add("route-clear");
		machine.getIrqRouting().getEntries().forEach(this::route);
		add("route-commit");
		for (Irqfd irqfd : machine.getIrqfds())
			add("irqfd %d %d", irqfd.getGsi(), irqfd.getResamplefd() == null ? 0 : 1);
		if (chips) {
			pit();
			pic(0, PicPorts.MASTER, 1 << Pic.CASCADE);
			pic(1, PicPorts.SLAVE, Pic.CASCADE);
			for (int pin = 0; pin < X86Chips.ioapic(machine).getRedirtbl().size(); pin++)
				redirection(pin, X86Chips.ioapic(machine).getRedirtbl().get(pin).getBits());
		}
		machine.getVcpus().forEach(this::lapic);
	}

	private void route(RoutingEntry entry) {
		if (entry instanceof IrqchipRoute route)
			add("route-chip %d %d %d", route.getGsi(), route.getIrqchip().getValue(), route.getPin());
		else if (entry instanceof MsiRoute route)
			add("route-msi %d 0x%x 0x%x", route.getGsi(), route.getAddress(), route.getData());
	}

	/**
	 * The timer chip, and its counters that raise no line. The one that does ticks with time, which no operation lets
	 * pass and which no host stops.
	 */
	private void pit() {
		for (KpitState pit : Chips.PIT.of(machine)) {
			add("pit %d", pit.isSpeaker() ? PitIoctls.SPEAKER_DUMMY : 0);
			for (int number = 1; number < pit.getChannels().size(); number++)
				if (pit.getChannels().get(number).getMode() != PitState.NO_MODE)
					counter(number, pit.getChannels().get(number));
		}
	}

	private void counter(int number, KpitChannelState channel) {
		int both = 3;
		add("out 0x%x 0x%x", PitPorts.CONTROL,
				number << 6 | both << 4 | channel.getMode() << 1 | (channel.isBcd() ? 1 : 0));
		add("out 0x%x 0x%x", PitPorts.BASE + number, channel.getCount() & 0xff);
		add("out 0x%x 0x%x", PitPorts.BASE + number, channel.getCount() >> 8 & 0xff);
	}

	/** The four initialization words, then the mask and the trigger modes. */
	private void pic(int chip, int port, int cascade) {
		KpicState pic = X86Chips.pics(machine).get(chip);
		add("out 0x%x 0x%x", port, ICW1_WITH_ICW4);
		add("out 0x%x 0x%x", port + 1, pic.getIrqBase());
		add("out 0x%x 0x%x", port + 1, cascade);
		add("out 0x%x 0x%x", port + 1, 1 | pic.getAutoEoi() << 1 | pic.getSpecialFullyNestedMode() << 4);
		add("out 0x%x 0x%x", port + 1, pic.getImr());
		add("out 0x%x 0x%x", PicPorts.MASTER_ELCR + chip, pic.getElcr());
	}

	private void redirection(int pin, long bits) {
		ioapic(0x11 + 2 * pin, (int) (bits >>> 32));
		ioapic(0x10 + 2 * pin, (int) bits);
	}

	private void ioapic(int register, int value) {
		long base = X86Chips.ioapic(machine).getBaseAddress();
		add("write32 0x%x 0x%x", base, register);
		add("write32 0x%x 0x%x", base + IOWIN_DISTANCE, value);
	}

	private void lapic(Vcpu vcpu) {
		int index = machine.getVcpus().indexOf(vcpu);
		var lapic = X86Chips.lapic(vcpu);
		boolean x2apic = x2apic(vcpu);
		if (x2apic)
			add("wrmsr 0x%x 0x%x %d", Msrs.APIC_BASE, lapic.getApicBase(), index);
		register(index, x2apic, Lapic.SPIV, lapic.getSpiv());
		if (!x2apic) {
			register(index, false, Lapic.LDR, lapic.getLdr());
			register(index, false, Lapic.DFR, lapic.getDfr());
		}
		register(index, x2apic, Lapic.LVT0, lapic.getLvt0());
		register(index, x2apic, Lapic.TASKPRI, lapic.getTaskpri());
	}

	private static boolean x2apic(Vcpu vcpu) {
		return (X86Chips.lapic(vcpu).getApicBase() & X2APIC) == X2APIC;
	}

	private void register(int vcpu, boolean x2apic, int offset, int value) {
		if (x2apic)
			add("wrmsr 0x%x 0x%x %d", Msrs.X2APIC_FIRST + offset / 16, value, vcpu);
		else
			add("write32 0x%x 0x%x %d", Lapic.DEFAULT_BASE + offset, value, vcpu);
	}

	private void stimulus(Stimulus stimulus) throws MachineStateException {
		if (stimulus instanceof DeviceStimulus device && device.getDevice() != null)
			device(device.getDevice());
		else if (stimulus instanceof EventfdStimulus eventfd)
			signal(eventfd.getEventfd());
		else if (stimulus instanceof IrqLineStimulus line)
			add("line %d %d", line.getGsi(), line.isLevel() ? 1 : 0);
		else if (stimulus instanceof SignalMsiStimulus msi)
			add("msi 0x%x 0x%x", msi.getAddress(), msi.getData());
	}

	private void device(Device device) throws MachineStateException {
		switch (device.getSignalling()) {
		case IRQFD -> signal(PciFunctions.isFunction(device) ? device.getMsix().getEntries().get(0).getEventfd()
				: device.getEventfd());
		case IRQ_LINE -> {
			add("line %d 1", device.getGsi());
			if (!device.isLevel())
				add("line %d 0", device.getGsi());
		}
		case SIGNAL_MSI -> {
			List<MsixEntry> entries = device.getMsix() == null ? List.of() : device.getMsix().getEntries();
			entries.stream().filter(one -> !one.isMasked()).limit(1)
					.forEach(entry -> add("msi 0x%x 0x%x", entry.getAddress(), entry.getData()));
		}
		}
	}

	private void signal(Eventfd eventfd) throws MachineStateException {
		for (int at = 0; at < machine.getIrqfds().size(); at++)
			if (machine.getIrqfds().get(at).getEventfd() == eventfd) {
				add("signal %d", at);
				return;
			}
		throw new MachineStateException(Texts.of("script.no.irqfd", String.valueOf(eventfd.getId())));
	}

	/** What the guest did in the walk; continued hops are the rest of an instruction that is there already. */
	private void guest(Hop hop) {
		if (hop.site() == X86Site.VIRTUAL_EOI)
			register(hop.place().index(), x2apic(machine.getVcpus().get(hop.place().index())), Lapic.EOI, 0);
		if (!hop.continued() && hop.context().kind() == ContextKind.GUEST && hop.site() instanceof X86Site site)
			instruction(hop, site, hop.context().index());
	}

	private void instruction(Hop hop, X86Site site, int vcpu) {
		switch (site) {
		case GUEST_VECTOR -> add(isFromPic(hop) ? "take %d" : "ack %d", vcpu);
		case GUEST_OUT -> add("out 0x%x 0x%x %d", hop.arguments().get(0), hop.arguments().get(1), vcpu);
		case GUEST_WRITE -> add("write32 0x%x 0x%x %d", hop.arguments().get(0), hop.arguments().get(1), vcpu);
		case GUEST_WRMSR -> add("wrmsr 0x%x 0x%x %d", hop.arguments().get(0), hop.arguments().get(1), vcpu);
		default -> {
			// Reading changes nothing.
		}
		}
	}

	/**
	 * Some hosts end what a guest takes from a local APIC by themselves, so there the acknowledge cycle stands for it.
	 */
	private static boolean isFromPic(Hop vector) {
		return vector.changes().stream().anyMatch(change -> X86Fields.EXTINT.isOf(change, vector.place().index()));
	}
}
