package org.irqscope.core.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.EObject;
import org.irqscope.core.picture.Places;
import org.irqscope.emulator.kvm.KvmFields;
import org.irqscope.emulator.state.FieldBits;
import org.irqscope.emulator.state.FieldName;
import org.irqscope.emulator.state.Place;
import org.irqscope.emulator.x86.X86Fields;
import org.irqscope.emulator.x86.ioapic.IoapicFields;
import org.irqscope.emulator.x86.lapic.LapicFields;
import org.irqscope.emulator.x86.pic.PicFields;
import org.irqscope.model.Eventfd;
import org.irqscope.model.Ioapic;
import org.irqscope.model.Irqfd;
import org.irqscope.model.KpicState;
import org.irqscope.model.Lapic;
import org.irqscope.model.Vcpu;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;
import org.irqscope.scene.Cell;

/**
 * What a cell or a row of a machine's picture is about, for its history. Reads the model, in the thread that owns it.
 */
public final class Subjects {
	private static final int WORDS = 8;
	private static final String PIN = "pin";
	private static final List<FieldName> BANKS = List.of(LapicFields.IRR, LapicFields.ISR, LapicFields.TMR);

	private Subjects() {
	}

	/** One bit of a register, or one vector of a bank; nothing where the node is no chip. */
	public static Optional<Subject> of(VirtualMachine machine, String node, Cell cell) {
		Optional<EObject> chip = Places.element(machine, node);
		if (chip.filter(Lapic.class::isInstance).isPresent())
			return BANKS.stream().filter(bank -> bank.name().equals(cell.register())).findFirst()
					.map(bank -> Subject.vector(bank, index(machine, (Lapic) chip.get()), cell.index()));
		if (chip.filter(KpicState.class::isInstance).isPresent())
			return Optional.of(Subject.of(FieldBits.bit(new FieldName(PicFields.IRR.part(), cell.register()),
					X86Chips.pics(machine).indexOf(chip.get()), cell.index())));
		return chip.filter(Ioapic.class::isInstance).map(ioapic -> Subject
				.of(FieldBits.bit(new FieldName(IoapicFields.IRR.part(), cell.register()), Place.ONLY, cell.index())));
	}

	private static int index(VirtualMachine machine, Lapic lapic) {
		return machine.getVcpus().indexOf(lapic.eContainer());
	}

	/** What a row says; nothing for rows that say nothing about the state of the machine. */
	public static Optional<Subject> of(VirtualMachine machine, String node, String row) {
		Optional<Integer> gsi = Places.gsi(node);
		if (gsi.isPresent())
			return Optional.of(Subject.routes(gsi.get()));
		Optional<EObject> element = Places.element(machine, node);
		return element.map(part -> bits(machine, part, row)).filter(bits -> !bits.isEmpty())
				.map(bits -> new Subject(bits, OptionalInt.empty()));
	}

	private static List<FieldBits> bits(VirtualMachine machine, EObject part, String row) {
		if (part instanceof KpicState pic)
			return pic(X86Chips.pics(machine).indexOf(pic), row);
		if (part instanceof Ioapic && row.startsWith(PIN))
			return ioapic(pin(row));
		if (part instanceof Lapic lapic)
			return lapic(index(machine, lapic), row);
		if (part instanceof Vcpu vcpu)
			return vcpu(machine.getVcpus().indexOf(vcpu), row);
		if (part instanceof Eventfd eventfd)
			return all(machine.getEventfds().indexOf(eventfd), KvmFields.EVENTFD_COUNT);
		return part instanceof Irqfd irqfd ? all(machine.getIrqfds().indexOf(irqfd),
				row.equals(KvmFields.IRQ_ENTRY.name()) ? KvmFields.IRQ_ENTRY : KvmFields.INJECT_QUEUED) : List.of();
	}

	private static int pin(String row) {
		return Integer.parseInt(row.substring(PIN.length()));
	}

	private static List<FieldBits> all(int index, FieldName... fields) {
		return Arrays.stream(fields).map(field -> FieldBits.all(new Place(field.part(), index), field.name())).toList();
	}

	/** A pin of the PIC: its line, its request, its service and its mask. */
	private static List<FieldBits> pic(int chip, String row) {
		if (!row.startsWith(PIN))
			return all(chip, PicFields.OUTPUT);
		int pin = pin(row);
		List<FieldBits> bits = new ArrayList<>(all(chip, PicFields.IRQ_STATES.at(pin)));
		for (FieldName field : List.of(PicFields.LAST_IRR, PicFields.IRR, PicFields.ISR, PicFields.IMR, PicFields.ELCR))
			bits.add(FieldBits.bit(field, chip, pin));
		return bits;
	}

	/** A pin of the IOAPIC: its line, its request and its entry. */
	private static List<FieldBits> ioapic(int pin) {
		return Stream.concat(
				all(Place.ONLY, IoapicFields.IRQ_STATES.at(pin), IoapicFields.REDIRTBL.at(pin)).stream(),
				Stream.of(FieldBits.bit(IoapicFields.IRR, Place.ONLY, pin))).toList();
	}

	private static List<FieldBits> lapic(int vcpu, String row) {
		Optional<FieldName> bank = BANKS.stream().filter(one -> one.name().equalsIgnoreCase(row)).findFirst();
		if (bank.isPresent())
			return all(vcpu, IntStream.range(0, WORDS).mapToObj(bank.get()::at).toArray(FieldName[]::new));
		return switch (row) {
		case "taskpri" -> all(vcpu, LapicFields.TASKPRI);
		case "procpri" -> all(vcpu, LapicFields.PROCPRI);
		case "lvt0" -> all(vcpu, LapicFields.LVT0);
		default -> List.of();
		};
	}

	private static List<FieldBits> vcpu(int vcpu, String row) {
		return switch (row) {
		case "interruptFlag" -> all(vcpu, X86Fields.IF);
		case "pendingVector" -> all(vcpu, X86Fields.INTERRUPT_NR);
		case "requests" -> all(vcpu, KvmFields.VCPU_REQUESTS);
		case "rvi svi" -> all(vcpu, X86Fields.RVI, X86Fields.SVI);
		default -> all(vcpu, X86Fields.MP_STATE, KvmFields.VCPU_MODE);
		};
	}
}
