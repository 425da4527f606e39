package org.irqscope.emulator.journal;

/**
 * The thread or interrupt level that a piece of work runs in. What one context hands to another is a queued
 * task, never a call.
 *
 * @param kind the sort of context
 * @param index which one, where there are several: the vCPU number, else 0
 */
public record Context(Kind kind, int index) {

	/** A sort of context: constants of an enum of what has it. Immutable, for any thread. */
	public interface Kind {
		/** The number that recordings keep: that of no other kind that a machine has. */
		int number();

		/** The short name that walks and traces print. */
		String label();

		/** The context of this sort, where there is one. */
		default Context only() {
			return new Context(this, 0);
		}

		/** True where there are several, so that the label needs a number. */
		default boolean isNumbered() {
			return false;
		}
	}

	public static final Context VMM = ContextKind.VMM.only();
	public static final Context KWORKER = ContextKind.KWORKER.only();
	public static final Context IRQFD_CLEANUP = ContextKind.IRQFD_CLEANUP.only();
	public static final Context HARD_IRQ = ContextKind.HARD_IRQ.only();
	public static final Context HARDWARE = ContextKind.HARDWARE.only();

	public static Context vcpu(int index) {
		return new Context(ContextKind.VCPU, index);
	}

	public static Context guest(int index) {
		return new Context(ContextKind.GUEST, index);
	}

	public static Context device(int index) {
		return new Context(ContextKind.DEVICE, index);
	}

	/** The label with its number where one says something: {@code kworker}, {@code vcpu 1}. */
	public String label() {
		return kind.isNumbered() ? kind.label() + " " + index : kind.label();
	}
}
