package org.irqscope.core.lesson;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.irqscope.core.edit.template.RiscvExample;
import org.irqscope.model.VirtualMachine;

/**
 * A machine that is offered as an example: that of a lesson, or one of RISC-V. Immutable, for any thread.
 *
 * @param name what its file is called, without an ending
 * @param title what it is about, in a line
 * @param question what it is to be looked at for
 * @param machine makes it
 */
public record OfferedExample(String name, String title, String question, Supplier<? extends VirtualMachine> machine) {
	/** All of them, those of PCs first. */
	public static List<OfferedExample> all() {
		return Stream.concat(Lessons.all().stream().map(OfferedExample::of),
				Stream.of(RiscvExample.values()).map(OfferedExample::of)).toList();
	}

	/** The machine of a lesson. */
	public static OfferedExample of(Lesson lesson) {
		return new OfferedExample(lesson.name(), lesson.title(), lesson.question(), lesson::machine);
	}

	/** One of RISC-V. */
	public static OfferedExample of(RiscvExample example) {
		return new OfferedExample(example.file(), Texts.of("example.riscv", example.description()),
				example.description(), example::create);
	}
}
