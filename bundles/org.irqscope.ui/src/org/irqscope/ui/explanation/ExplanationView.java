package org.irqscope.ui.explanation;

import java.util.List;
import java.util.Optional;

import org.eclipse.core.runtime.Adapters;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.statushandlers.StatusManager;
import org.irqscope.core.history.Subject;
import org.irqscope.core.knowledge.Conclusion;
import org.irqscope.core.knowledge.Dependence;
import org.irqscope.core.run.Stop;
import org.irqscope.diagram.DiagramTheme;
import org.irqscope.diagram.page.HopReveal;
import org.irqscope.diagram.player.WalkPlayer;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.state.Change;
import org.irqscope.emulator.state.FieldBits;
import org.irqscope.ui.ThemeColors;
import org.irqscope.ui.breakpoint.FunctionStop;
import org.irqscope.ui.hops.HopRuler;
import org.irqscope.ui.kernel.KernelSourceView;
import org.irqscope.ui.link.LinkedText;
import org.irqscope.ui.link.TextLinks;
import org.irqscope.ui.script.ScriptPlace;
import org.irqscope.ui.walk.WalkPart;
import org.irqscope.ui.why.WhyHandlers;

/** What the selected hop does and why, as a text that leads to the diagram, the kernel's source and the history. */
public final class ExplanationView extends WalkPart {
	/** The id in plugin.xml. */
	public static final String ID = "org.irqscope.ui.explanation";
	private static final int MARGIN = 12, SPACING = 3;
	private StyledText text;
	private TextLinks links;
	private DiagramTheme theme;
	private final Runnable marks = this::update;

	@Override
	protected void createContents(Composite parent) {
		text = new StyledText(parent, SWT.MULTI | SWT.WRAP | SWT.READ_ONLY | SWT.V_SCROLL);
		text.setMargins(MARGIN, MARGIN, MARGIN, MARGIN);
		text.setLineSpacing(SPACING);
		links = new TextLinks(text);
		theme = new DiagramTheme(colours -> update());
		HopRuler.addListener(marks);
	}

	@Override
	protected void update() {
		LinkedText written = new LinkedText(new ThemeColors(DiagramTheme.current()));
		source().stop().ifPresentOrElse(stop -> write(stop, new HopExplanation(written, new Leading()), written),
				() -> written.sentence(Texts.of("explanation.none")));
		written.show(text, links);
	}

	private void write(Stop stop, HopExplanation explanation, LinkedText written) {
		stop.outcome().ifPresent(outcome -> explanation.write(outcome, assumed(stop), source().firstSelected()));
		source().hop().ifPresentOrElse(hop -> explanation.write(hop, stop),
				() -> written.sentence(Texts.of("explanation.before.first")));
	}

	/** What was recorded has happened, whatever is assumed. */
	private List<Conclusion> assumed(Stop stop) {
		return stop.isRecordingAlone() ? List.of() : source().player().flatMap(WalkPlayer::session)
				.map(session -> Dependence.of(session.document(), stop.walk())).orElse(List.of());
	}

	StyledText text() {
		return text;
	}

	/** Where the links lead. */
	private final class Leading implements HopExplanation.Ways {
		@Override
		public void source(Hop hop) {
			try {
				((KernelSourceView) getSite().getPage().showView(KernelSourceView.ID)).show(hop.site());
			} catch (PartInitException e) {
				StatusManager.getManager().handle(e.getStatus(), StatusManager.SHOW);
			}
		}

		@Override
		public void diagram(Hop hop) {
			ExplanationView.this.source().editor().ifPresent(editor -> {
				getSite().getPage().bringToTop(editor);
				Optional.ofNullable(Adapters.adapt(editor, HopReveal.class)).ifPresent(diagram -> diagram.reveal(hop));
			});
		}

		@Override
		public void history(Change change) {
			WhyHandlers.history(getSite().getPage(), Subject.of(FieldBits.all(change.place(), change.name())));
		}

		@Override
		public Optional<ScriptPlace> script(Hop hop) {
			return ScriptPlace.of(ExplanationView.this.source(), hop);
		}

		@Override
		public void script(ScriptPlace line) {
			line.open(getSite().getPage());
		}

		@Override
		public boolean stops(Hop hop) {
			return stop(hop).filter(FunctionStop::isSet).isPresent();
		}

		private Optional<FunctionStop> stop(Hop hop) {
			return ExplanationView.this.source().editor().map(editor -> new FunctionStop(editor, hop));
		}

		@Override
		public void breakpoint(Hop hop) {
			stop(hop).ifPresent(FunctionStop::toggle);
		}
	}

	@Override
	public void setFocus() {
		text.setFocus();
	}

	@Override
	public void dispose() {
		HopRuler.removeListener(marks);
		if (theme != null)
			theme.dispose();
		super.dispose();
	}
}
