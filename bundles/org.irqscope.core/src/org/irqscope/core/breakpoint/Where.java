package org.irqscope.core.breakpoint;

import java.util.Locale;

import org.irqscope.core.expression.FieldPattern;
import org.irqscope.emulator.kvm.IoBus;

/** At which hops a breakpoint stops, as far as its condition lets it. Immutable, for any thread. */
public sealed interface Where {
	/** As it is written, and read again. */
	String text();

	/** As people say it, in the user's language. */
	default String sentence() {
		return Sentence.of(this);
	}

	/**
	 * A function of the kernel, or a step of the guest, of a device or of hardware.
	 *
	 * @param enter true for its first hop; else for the last hop of it and of all that it called, where it returns
	 */
	record OfFunction(String function, boolean enter) implements Where {
		@Override
		public String text() {
			return "function " + function + (enter ? " enter" : " return");
		}
	}

	/** A hop that emits a tracepoint. */
	record OfTracepoint(String tracepoint) implements Where {
		@Override
		public String text() {
			return "tracepoint " + tracepoint;
		}
	}

	/** A function is entered for a GSI. */
	record OfGsi(int gsi) implements Where {
		@Override
		public String text() {
			return "gsi " + gsi;
		}
	}

	/**
	 * A function is entered for a pin of a chip of the kernel.
	 *
	 * @param ioapic true for the IOAPIC, false for the pair of PICs, whose inputs are numbered from 0 to 15
	 */
	record OfPin(boolean ioapic, int pin) implements Where {
		@Override
		public String text() {
			return "pin " + (ioapic ? "ioapic " : "pic ") + pin;
		}
	}

	/** A function is entered for a vector. */
	record OfVector(int vector) implements Where {
		@Override
		public String text() {
			return "vector " + vector;
		}
	}

	/** A function is entered that works on a vCPU, its local APIC or its guest. */
	record OfVcpu(int vcpu) implements Where {
		@Override
		public String text() {
			return "vcpu " + vcpu;
		}
	}

	/** A field, or bits of it, are changed or read. */
	record OfField(FieldPattern field, Access access) implements Where {
		/** True when it is known when the guest reads the field. */
		public static boolean isReadTracked(FieldPattern field) {
			return !RegisterRead.of(field).isEmpty();
		}

		@Override
		public String text() {
			String bit = field.bit().isPresent() ? " bit " + field.bit().getAsInt() : "";
			return "field " + field.path() + bit + " " + access.name().toLowerCase(Locale.ROOT);
		}
	}

	/** The bus is read or written at an address. */
	record OfAddress(Bus bus, long from, long to) implements Where {
		@Override
		public String text() {
			String first = bus.name().toLowerCase(Locale.ROOT) + " 0x" + Long.toHexString(from);
			return from == to ? first : first + "..0x" + Long.toHexString(to);
		}
	}

	/** Somebody works on an eventfd. */
	record OfEventfd(int eventfd) implements Where {
		@Override
		public String text() {
			return "eventfd " + eventfd;
		}
	}

	/** What is done with a field. */
	enum Access {
		/** The guest reads the register that shows the field, as far as that is tracked. */
		READ,
		/** A bit becomes 1. */
		SET,
		/** A bit becomes 0. */
		CLEARED,
		/** Anything about it changes. */
		CHANGED;

		/** True when bits that were one number and are another are this. */
		boolean isDone(long from, long to, long mask) {
			return switch (this) {
			case SET -> (~from & to & mask) != 0;
			case CLEARED -> (from & ~to & mask) != 0;
			case CHANGED -> ((from ^ to) & mask) != 0;
			case READ -> false;
			};
		}
	}

	/** The address spaces of a guest. */
	enum Bus {
		PORT(IoBus.Kind.KVM_PIO_BUS), MMIO(IoBus.Kind.KVM_MMIO_BUS);

		private final IoBus.Kind bus;

		Bus(IoBus.Kind bus) {
			this.bus = bus;
		}

		/** The number of the kernel's bus, which hops have. */
		int number() {
			return bus.ordinal();
		}
	}
}
