package org.irqscope.ui.why;

import java.util.Optional;

import org.eclipse.core.runtime.Adapters;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;
import org.irqscope.core.diagnosis.Diagnosis;
import org.irqscope.core.diagnosis.Question;
import org.irqscope.core.run.Stop;
import org.irqscope.diagram.DiagramTheme;
import org.irqscope.diagram.page.HopReveal;
import org.irqscope.diagram.player.WalkPlayer;
import org.irqscope.emulator.journal.Walk;
import org.irqscope.emulator.state.Place;
import org.irqscope.ui.Texts;
import org.irqscope.ui.ThemeColors;
import org.irqscope.ui.link.LinkedText;
import org.irqscope.ui.link.TextLinks;
import org.irqscope.ui.walk.WalkPart;

/**
 * Answers to questions about a walk, wherever it stands: why an interrupt was not delivered, or who changed something
 * and when. Used by the UI thread.
 */
public final class WhyView extends WalkPart {
	/** The id in plugin.xml. */
	public static final String ID = "org.irqscope.ui.why";
	private static final int MARGIN = 12, SPACING = 3;

	private Composite pages;
	private StackLayout stack;
	private StyledText text;
	private TextLinks links;
	private ChangesTable table;
	private AnswerJob job;
	private DiagramTheme theme;
	private String sentence = "";
	private Optional<Asked> asked = Optional.empty();
	/** Where the walk stood when the answer was looked for. */
	private Optional<Stop> answered = Optional.empty();
	private Optional<Asked.Answer> answer = Optional.empty();

	@Override
	protected void createContents(Composite parent) {
		pages = new Composite(parent, SWT.NONE);
		stack = new StackLayout();
		pages.setLayout(stack);
		text = new StyledText(pages, SWT.READ_ONLY | SWT.MULTI | SWT.WRAP | SWT.V_SCROLL);
		text.setMargins(MARGIN, MARGIN, MARGIN, MARGIN);
		text.setLineSpacing(SPACING);
		links = new TextLinks(text);
		table = new ChangesTable(pages, hop -> goTo(hop + 1));
		job = new AnswerJob(parent.getDisplay(), this::read);
		theme = new DiagramTheme(colours -> write());
		say(Texts.of("why.empty"));
	}

	/** Shows one sentence, and asks nothing more. */
	void say(String words) {
		asked = Optional.empty();
		answer = Optional.empty();
		sentence = words;
		write();
	}

	/** Asks something, now and whenever the walk stands elsewhere. */
	void ask(Asked question) {
		asked = Optional.of(question);
		answered = Optional.empty();
		sentence = Texts.of("why.looking");
		update();
	}

	/** Changes of the same walk are known wherever it stands. */
	@Override
	protected void update() {
		Optional<Stop> stop = source().stop();
		if (asked.isEmpty() || stop.isEmpty() || stop.equals(answered))
			return;
		boolean known = asked.get() instanceof Asked.Changes && answered.map(Stop::walk)
				.filter(walk -> isSame(walk, stop.get().walk())).isPresent();
		answered = stop;
		if (known)
			table.select(stop.get().position());
		else
			job.ask(asked.get(), stop.get());
	}

	private static boolean isSame(Walk one, Walk other) {
		return one.size() == other.size() && other.continues(one);
	}

	private void read(Asked question, Stop stop, Asked.Answer found) {
		if (pages.isDisposed() || asked.filter(question::equals).isEmpty())
			return;
		answer = Optional.of(found);
		write();
		source().stop().map(Stop::position).ifPresent(table::select);
	}

	private void write() {
		if (answer.isPresent() && answer.get() instanceof Asked.Answer.OfChanges found) {
			table.show(found.changes());
			setContentDescription(Texts.of("why.history", found.title(), found.changes().size()));
			top(table.control());
			return;
		}
		LinkedText written = new LinkedText(new ThemeColors(DiagramTheme.current()));
		if (answer.isPresent() && answer.get() instanceof Asked.Answer.OfDelivery found)
			new DiagnosisText(written, new Leading(found.question())).write(found.diagnosis());
		else
			written.sentence(sentence);
		written.show(text, links);
		setContentDescription("");
		top(text);
	}

	private void top(Composite page) {
		stack.topControl = page;
		pages.layout();
	}

	/** Where the links lead. */
	private final class Leading implements DiagnosisText.Ways {
		private final Question question;

		Leading(Question question) {
			this.question = question;
		}

		private Optional<HopReveal> diagram() {
			return source().editor().map(editor -> Adapters.adapt(editor, HopReveal.class));
		}

		@Override
		public boolean shows(Place place) {
			return diagram().filter(shown -> shown.shows(place)).isPresent();
		}

		@Override
		public void diagram(Place place) {
			source().editor().ifPresent(editor -> getSite().getPage().bringToTop(editor));
			diagram().ifPresent(shown -> shown.reveal(place));
		}

		@Override
		public void hop(int number) {
			goTo(number + 1);
		}

		@Override
		public void cure(Diagnosis diagnosis) {
			String branch = Texts.of("why.cure.branch", diagnosis.obstacle().orElseThrow().word());
			source().player().flatMap(WalkPlayer::session).ifPresent(session -> new CureJob(session.control(),
					question, branch, diagnosis.remedies()).schedule());
		}
	}

	@Override
	public void setFocus() {
		if (stack.topControl == text)
			text.setFocus();
		else
			table.setFocus();
	}

	@Override
	public void dispose() {
		if (theme != null)
			theme.dispose();
		super.dispose();
	}
}
