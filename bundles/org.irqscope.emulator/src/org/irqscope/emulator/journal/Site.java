package org.irqscope.emulator.journal;

import java.util.List;
import java.util.Locale;

import org.irqscope.emulator.state.Place;

/**
 * A place in the code that a walk stops at: a function of Linux 6.18 or of a VMM, or a step of the guest, of a device
 * or of the interrupt hardware. The two arguments of a hop are named here; {@code vector}, {@code gsi} and {@code pin}
 * are what a token carries. Constants of an enum beside the code that enters them; immutable, for any thread.
 */
public interface Site {
	/** Whose step it is. */
	enum Kind {
		KERNEL, GUEST, HARDWARE, DEVICE, USER_SPACE
	}

	/**
	 * What there is to know of a site.
	 *
	 * @param functionName the function's name in the kernel, or the name of the step
	 * @param file the file of the function in the tree of Linux 6.18; empty for steps that are not the kernel's
	 * @param section the section of the kernel's interrupt paths that specifies it; empty where none does
	 * @param place the sort of part it works on
	 * @param arguments the names of the hop's arguments; at most two
	 */
	record Description(Kind kind, String functionName, String file, String section, Place.Kind place,
			List<String> arguments) {

		/** A site of the kernel whose function has the name of the constant. */
		public static Description kernel(String constant, String file, String section, Place.Kind place,
				String... arguments) {
			return new Description(Kind.KERNEL, constant.toLowerCase(Locale.ROOT), file, section, place,
					List.of(arguments));
		}

		/** A step that is not the kernel's, with the name of the constant. */
		public static Description step(String constant, Kind kind, String section, Place.Kind place,
				String... arguments) {
			return new Description(kind, constant.toLowerCase(Locale.ROOT), "", section, place, List.of(arguments));
		}

		/** The same under the name that the kernel has for the function. */
		public Description named(String function) {
			return new Description(kind, function, file, section, place, arguments);
		}
	}

	/** The name of the constant. */
	String name();

	/** The number that recordings keep: unique among all architectures, and it never changes. */
	int number();

	Description description();

	default Kind kind() {
		return description().kind();
	}

	/** The function's name in the kernel, or the name of the step. */
	default String functionName() {
		return description().functionName();
	}

	/** The file of the function in the tree of Linux 6.18; empty for steps that are not the kernel's. */
	default String file() {
		return description().file();
	}

	/** The section of the kernel's interrupt paths that specifies the function; empty where none does. */
	default String section() {
		return description().section();
	}

	/** The names of the hop's arguments; at most two. */
	default List<String> arguments() {
		return description().arguments();
	}

	/** The part of the machine that a hop of the site works on. */
	default Place place(int index) {
		return new Place(description().place(), index);
	}

	/** The sentence that says what the function is for, with the numbers to put into it. */
	default Reason purpose(List<Long> values) {
		return reason("site.", values);
	}

	/** The sentence for what the function does after a call that it made; not every site has one. */
	default Reason afterwards(List<Long> values) {
		return reason("after.", values);
	}

	private Reason reason(String prefix, List<Long> values) {
		return new Reason(getClass().getPackageName(), prefix + name().toLowerCase(Locale.ROOT), values);
	}
}
