package org.irqscope.core.history;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.eclipse.emf.ecore.EObject;
import org.irqscope.core.chip.Chips;
import org.irqscope.core.picture.Places;
import org.irqscope.emulator.kvm.KvmFields;
import org.irqscope.emulator.riscv.hart.HartFields;
import org.irqscope.emulator.state.FieldBits;
import org.irqscope.emulator.state.FieldName;
import org.irqscope.emulator.state.Place;
import org.irqscope.emulator.x86.X86Fields;
import org.irqscope.model.Eventfd;
import org.irqscope.model.Irqfd;
import org.irqscope.model.RiscvVcpu;
import org.irqscope.model.Vcpu;
import org.irqscope.model.VirtualMachine;
import org.irqscope.scene.paint.Cell;

/**
 * What a cell or a row of a machine's picture is about, for its history. Reads the model, in the thread that owns it.
 */
public final class Subjects {
	private Subjects() {
	}

	/** One bit of a register, or one vector of a bank; nothing where the node is no chip. */
	public static Optional<Subject> of(VirtualMachine machine, String node, Cell cell) {
		return Places.element(machine, node).flatMap(part -> Chips.of(part)
				.map(chip -> Subject.of(chip.bit(chip.index(machine, part), cell.register(), cell.index()))));
	}

	/** What a row says; nothing for rows that say nothing about the state of the machine. */
	public static Optional<Subject> of(VirtualMachine machine, String node, String row) {
		Optional<Integer> gsi = Places.gsi(node).or(() -> Places.gsiOfEntry(row));
		if (gsi.isPresent())
			return Optional.of(Subject.routes(gsi.get()));
		Optional<EObject> element = Places.element(machine, node);
		return element.map(part -> bits(machine, part, row)).filter(bits -> !bits.isEmpty())
				.map(bits -> new Subject(bits, OptionalInt.empty()));
	}

	private static List<FieldBits> bits(VirtualMachine machine, EObject part, String row) {
		if (part instanceof RiscvVcpu hart)
			return hart(machine.getVcpus().indexOf(hart), row);
		if (part instanceof Vcpu vcpu)
			return vcpu(machine.getVcpus().indexOf(vcpu), row);
		if (part instanceof Eventfd eventfd)
			return all(machine.getEventfds().indexOf(eventfd), KvmFields.EVENTFD_COUNT);
		return part instanceof Irqfd irqfd ? all(machine.getIrqfds().indexOf(irqfd),
				row.equals(KvmFields.IRQ_ENTRY.name()) ? KvmFields.IRQ_ENTRY : KvmFields.INJECT_QUEUED)
				: Chips.of(part).map(chip -> chip.bits(chip.index(machine, part), row)).orElse(List.of());
	}

	private static List<FieldBits> all(int index, FieldName... fields) {
		return Arrays.stream(fields).map(field -> FieldBits.all(new Place(field.part(), index), field.name())).toList();
	}

	/** Rows of pages about a hart are named after its fields. */
	private static List<FieldBits> hart(int hart, String row) {
		return switch (row) {
		case "interruptFlag" -> all(hart, HartFields.VSSTATUS_SIE);
		case "hart.sie" -> all(hart, HartFields.VSIE);
		case "hart.sip" -> all(hart, HartFields.HVIP);
		case "hart.pending" -> all(hart, HartFields.IRQS_PENDING);
		case "hart.mask" -> all(hart, HartFields.IRQS_PENDING_MASK);
		default -> HartFields.named(row).map(field -> all(hart, field))
				.orElseGet(() -> all(hart, HartFields.MP_STATE, KvmFields.VCPU_MODE));
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
