package org.irqscope.core.decision;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.irqscope.core.Texts;
import org.irqscope.core.run.Decision;
import org.irqscope.core.run.Impulse;
import org.irqscope.core.run.RunException;
import org.irqscope.core.session.Impulses;
import org.irqscope.emulator.kvm.KvmPlace;
import org.irqscope.emulator.script.Language;
import org.irqscope.emulator.script.OpCode;
import org.irqscope.emulator.script.OpReader;
import org.irqscope.emulator.script.ScriptException;
import org.irqscope.emulator.state.MachinePlace;
import org.irqscope.emulator.state.Place;
import org.irqscope.emulator.x86.X86Place;

/**
 * Decisions as lines of text: the operations of op scripts, and a few words more. What stands behind {@code #} is the
 * title of what came. Keeps no state, for any thread.
 */
public final class DecisionText {
	static final String SET = "set";
	private static final String GO = "go", RUN = "run", DEVICE = "device", EVENTFD = "eventfd", RAISE = "raise",
			MESSAGE = "message", ADVANCE = "advance";
	private static final List<Place.Kind> PARTS = Stream
			.<Place.Kind[]>of(X86Place.values(), KvmPlace.values(), MachinePlace.values()).flatMap(Arrays::stream)
			.toList();

	private DecisionText() {
	}

	/** A decision as a line. */
	public static String of(Decision decision) {
		if (decision instanceof Decision.Go go)
			return GO + " " + go.pieces();
		if (decision instanceof Decision.Choose choice)
			return RUN + " " + choice.work();
		Impulse impulse = ((Decision.Come) decision).impulse();
		return impulse instanceof Impulse.OfOperation || impulse instanceof Impulse.OfTime
				|| impulse instanceof Impulse.OfEdit ? of(impulse) : of(impulse) + " # " + impulse.title();
	}

	private static String of(Impulse impulse) {
		if (impulse instanceof Impulse.OfDevice device)
			return DEVICE + " " + device.device();
		if (impulse instanceof Impulse.OfEventfd eventfd)
			return EVENTFD + " " + eventfd.eventfd();
		if (impulse instanceof Impulse.OfLine line)
			return RAISE + " " + line.gsi() + " " + (line.level() ? 1 : 0);
		if (impulse instanceof Impulse.OfMessage message)
			return MESSAGE + " 0x" + Long.toHexString(message.address()) + " 0x" + Integer.toHexString(message.data());
		if (impulse instanceof Impulse.OfTime time)
			return ADVANCE + " " + time.nanoseconds();
		if (impulse instanceof Impulse.OfEdit edit)
			return SET + " " + edit.part().kind().name() + " " + edit.part().index() + " " + edit.field() + " 0x"
					+ Long.toHexString(edit.value());
		return ((Impulse.OfOperation) impulse).op().text();
	}

	/**
	 * Reads a line.
	 *
	 * @throws RunException that says what is wrong with it
	 */
	public static Decision parse(String line) throws RunException {
		int comment = line.indexOf('#');
		String text = (comment < 0 ? line : line.substring(0, comment)).strip();
		Optional<String> title = comment < 0 ? Optional.empty() : Optional.of(line.substring(comment + 1).strip());
		DecisionWords words = new DecisionWords(text);
		Decision decision = switch (words.first()) {
		case GO -> new Decision.Go((int) words.number(1, Integer.MAX_VALUE));
		case RUN -> new Decision.Choose(words.rest());
		default -> new Decision.Come(impulse(words, text, title.filter(some -> !some.isEmpty()).orElse(text)));
		};
		words.end();
		return decision;
	}

	private static Impulse impulse(DecisionWords words, String text, String title) throws RunException {
		return switch (words.first()) {
		case DEVICE -> new Impulse.OfDevice(title, (int) words.number(0, Integer.MAX_VALUE));
		case EVENTFD -> new Impulse.OfEventfd(title, (int) words.number(0, Integer.MAX_VALUE));
		case RAISE -> new Impulse.OfLine(title, (int) words.number(0, 0xffffffffL), words.number(0, 1) != 0);
		case MESSAGE -> new Impulse.OfMessage(title, words.number(), (int) words.number(0, 0xffffffffL));
		case ADVANCE -> Impulses.time(words.number(0, Long.MAX_VALUE));
		case SET -> new Impulse.OfEdit(new Place(part(words.next()), (int) words.number(0, Integer.MAX_VALUE)),
				words.next(), words.number());
		default -> operation(words, text);
		};
	}

	private static Place.Kind part(String name) throws RunException {
		return PARTS.stream().filter(part -> part.name().equalsIgnoreCase(name)).findFirst()
				.orElseThrow(() -> new RunException(Texts.of("decision.no.part", DecisionWords.shown(name))));
	}

	/** Whose word the operation begins with; both have most of them. */
	private static Language language(String text) {
		return OpCode.named(text.strip().split("\\s")[0]).filter(code -> !code.fits(Language.X86)).isPresent()
				? Language.RISCV : Language.X86;
	}

	private static Impulse operation(DecisionWords words, String text) throws RunException {
		try {
			words.skip();
			return new Impulse.OfOperation(OpReader.ofAnyMachine(language(text)).read(text).orElseThrow());
		} catch (ScriptException e) {
			throw new RunException(e.getMessage(), e);
		}
	}
}
