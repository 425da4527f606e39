package org.irqscope.core.act;

import java.util.Optional;

import org.irqscope.core.Texts;
import org.irqscope.core.run.Impulse;
import org.irqscope.emulator.kvm.Errno;
import org.irqscope.emulator.script.Op;
import org.irqscope.emulator.script.OpCode;
import org.irqscope.emulator.script.Vm;
import org.irqscope.text.CNumber;

/** What was answered to something that came to a machine, as people read it. Keeps no state, for any thread. */
public final class AnswerText {
	private AnswerText() {
	}

	/** A number: hexadecimal where it was read, with its name where it is an error. */
	public static String of(Impulse impulse, long answer) {
		if (impulse instanceof Impulse.OfLine)
			return line(answer);
		return impulse instanceof Impulse.OfOperation operation ? of(operation.op(), answer) : result(answer);
	}

	/** Why the kernel has refused what came; nothing where it has not, whatever has become of it. */
	public static Optional<String> refusal(Impulse impulse, long answer) {
		boolean errno = answer < 0 && (impulse instanceof Impulse.OfMessage
				|| impulse instanceof Impulse.OfOperation operation && answersErrno(operation.op().code()));
		return errno ? Optional.of(Texts.of("answer.refused", impulse.title(), result(answer))) : Optional.empty();
	}

	private static boolean answersErrno(OpCode code) {
		return switch (code) {
		case MSI, ROUTE_COMMIT, IRQFD, IRQFD_DEL, IRQFD_AGAIN, LAPIC_ENABLE, PIT -> true;
		default -> false;
		};
	}

	private static String of(Op op, long answer) {
		return switch (op.code()) {
		case LINE -> line(answer);
		case IN, READ32, RDMSR, MSIX_PBA, LOAD, CSR -> answer < 0 ? guest(answer) : CNumber.hex(answer);
		case OUT, WRITE32, WRMSR, MSIX_MASK, MSIX_UNMASK, MSIX_ADDRESS, MSIX_DATA, MSIX_MOVE, MSIX_CONTROL,
				PCI_COMMAND, PCI_CONFIG, VQ_HANDLE, STORE, WFI ->
			guest(answer);
		case TAKE, ACK -> answer < 0 ? Texts.of("answer.no.vector", answer) : CNumber.hex(answer);
		default -> result(answer);
		};
	}

	/** What {@code KVM_IRQ_LINE_STATUS} says of a line is no error. */
	private static String line(long status) {
		return status > 0 ? Long.toString(status)
				: Texts.of(status == 0 ? "answer.coalesced" : "answer.ignored", status);
	}

	private static String guest(long answer) {
		if (answer == Vm.GUEST_FAULT)
			return Texts.of("answer.fault", answer);
		return answer == Vm.ASLEEP ? Texts.of("answer.asleep", answer) : Long.toString(answer);
	}

	private static String result(long answer) {
		return answer < 0 ? answer + " (" + Errno.name((int) -answer) + ")" : Long.toString(answer);
	}
}
