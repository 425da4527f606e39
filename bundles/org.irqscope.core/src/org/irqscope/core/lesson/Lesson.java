package org.irqscope.core.lesson;

import java.util.List;
import java.util.stream.Stream;

import org.irqscope.model.VirtualMachine;


/**
 * A machine that teaches one thing: how it comes to be, what comes to it, and a question that its walk answers.
 * Immutable, for any thread.
 *
 * @param name the name of its file, without ending
 * @param setup the operations that make it, in the words of op scripts, and what they cannot say
 * @param coming what comes to it, in order
 */
public record Lesson(String name, List<Line> setup, List<Coming> coming) {
	/** A line of the description. */
	public record Line(int number, String text) {
	}

	/**
	 * Something that comes to a machine.
	 *
	 * @param title what people call it
	 * @param operation in the words of op scripts, or {@code advance NS}
	 */
	public record Coming(String title, String operation) {
	}

	public Lesson {
		setup = List.copyOf(setup);
		coming = List.copyOf(coming);
	}

	/** What it is about. */
	public String title() {
		return Texts.of("lesson." + name + ".title");
	}

	/** What it asks. */
	public String question() {
		return Texts.of("lesson." + name + ".question");
	}

	/** What its walk shows. */
	public String answer() {
		return Texts.of("lesson." + name + ".answer");
	}

	/** The machine, which belongs to the thread that asks for it. */
	public VirtualMachine machine() {
		return LessonMachine.of(this);
	}

	/** The words with which the command line walks it, after the name of its file. */
	public List<String> arguments() {
		return coming.stream().flatMap(one -> Stream.of("--stimulus", one.title())).toList();
	}
}
