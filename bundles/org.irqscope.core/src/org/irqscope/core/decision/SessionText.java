package org.irqscope.core.decision;

import java.util.ArrayList;
import java.util.List;

import org.irqscope.core.Texts;
import org.irqscope.core.decision.SavedSession.End;
import org.irqscope.core.decision.SavedSession.Numbered;
import org.irqscope.core.decision.SavedSession.OfBranch;
import org.irqscope.core.decision.SavedSession.Place;
import org.irqscope.core.run.Decision;
import org.irqscope.core.run.RunException;
import org.irqscope.text.CNumber;

/** Session files, {@code *.irqsession}: one decision a line, branch by branch. Reads one file; used by one thread. */
public final class SessionText {
	private static final String FORMAT = "irqsession 1", START = "start", BRANCH = "branch", FROM = "from", END = "end",
			AT = "at";

	private final List<String> lines;
	private int at;

	private SessionText(List<String> lines) {
		this.lines = lines;
	}

	/** The lines of a file. */
	public static List<String> lines(SavedSession session) {
		List<String> lines = new ArrayList<>(List.of(FORMAT, START + " " + CNumber.hex(session.start().value())));
		for (OfBranch branch : session.branches()) {
			lines.add(BRANCH + " " + branch.number() + " " + branch.name());
			if (branch != session.branches().get(0))
				lines.add(FROM + " " + branch.from().branch() + " " + branch.from().position());
			branch.decisions().forEach(decision -> lines.add(DecisionText.of(decision.value())));
			lines.add(END + " " + branch.end().value().hops() + " " + CNumber.hex(branch.end().value().hash()));
		}
		lines.add(AT + " " + session.at().branch() + " " + session.at().position());
		return lines;
	}

	/**
	 * Reads the lines of a file.
	 *
	 * @throws SessionException with the first line that is wrong
	 */
	public static SavedSession parse(List<String> lines) throws SessionException {
		SessionText text = new SessionText(lines);
		try {
			return text.session();
		} catch (RunException e) {
			throw new SessionException(Math.min(text.at + 1, Math.max(1, lines.size())), e.getMessage());
		}
	}

	private SavedSession session() throws RunException {
		if (!line().equals(FORMAT))
			throw new RunException(Texts.of("session.no.session"));
		at++;
		Numbered<Long> start = new Numbered<>(at + 1, words(START).number());
		at++;
		List<OfBranch> branches = new ArrayList<>();
		do
			branches.add(branch(branches));
		while (first().equals(BRANCH));
		Place place = place(AT);
		if (at < lines.size())
			throw new RunException(Texts.of("session.too.long"));
		return new SavedSession(start, branches, place);
	}

	private String line() throws RunException {
		if (at == lines.size())
			throw new RunException(Texts.of("session.too.short"));
		return lines.get(at).strip();
	}

	private String first() throws RunException {
		return new DecisionWords(line()).first();
	}

	private DecisionWords words(String expected) throws RunException {
		DecisionWords words = new DecisionWords(line());
		if (!words.first().equals(expected))
			throw new RunException(Texts.of("session.expected", expected, DecisionWords.shown(words.first())));
		return words;
	}

	private Place place(String word) throws RunException {
		DecisionWords words = words(word);
		Place place = new Place(at + 1, (int) words.number(0, Integer.MAX_VALUE),
				(int) words.number(0, Integer.MAX_VALUE));
		words.end();
		at++;
		return place;
	}

	private OfBranch branch(List<OfBranch> before) throws RunException {
		DecisionWords words = words(BRANCH);
		int number = (int) words.number(0, Integer.MAX_VALUE);
		String name = words.rest();
		at++;
		Place from = before.isEmpty() ? new Place(0, 0, 0) : place(FROM);
		List<Numbered<Decision>> decisions = new ArrayList<>();
		for (; !first().equals(END); at++)
			decisions.add(new Numbered<>(at + 1, DecisionText.parse(line())));
		DecisionWords end = words(END);
		int hops = (int) end.number(0, Integer.MAX_VALUE);
		Numbered<End> reached = new Numbered<>(at + 1, new End(hops, end.number()));
		end.end();
		at++;
		return new OfBranch(number, name, from, decisions, reached);
	}
}
