package org.irqscope.ui.act;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.irqscope.core.decision.ActWord;
import org.irqscope.emulator.state.Snapshot;

/**
 * A line that says what comes to a machine, with a list of its words and a field for each of its operands: whichever is
 * changed, the others follow. Used by the UI thread.
 */
final class ActForm {
	private static final int OPERANDS = 3, WIDTH = 420;
	private final Composite page;
	private final Consumer<String> changed;
	private final Combo what;
	private final Combo line;
	private final List<Label> labels = new ArrayList<>();
	private final List<Text> operands = new ArrayList<>();
	private boolean following;

	/**
	 * A form.
	 *
	 * @param proposed lines about what is selected
	 * @param changed hears of every line that is written
	 */
	ActForm(Composite parent, List<String> proposed, Supplier<Optional<Snapshot>> machine, Consumer<String> changed) {
		this.changed = changed;
		page = new Composite(parent, SWT.NONE);
		GridLayoutFactory.swtDefaults().numColumns(2).margins(12, 12).spacing(8, 8).applyTo(page);
		label(Texts.of("act.what"));
		what = new Combo(page, SWT.READ_ONLY);
		ActWord.WORDS.forEach(word -> what.add(Texts.of("act.word." + word.word())));
		what.setVisibleItemCount(ActWord.WORDS.size());
		for (int at = 0; at < OPERANDS; at++)
			operand(at, machine);
		label(Texts.of("act.line"));
		line = new Combo(page, SWT.DROP_DOWN);
		Stream.concat(proposed.stream(), LastActs.all().stream()).distinct().forEach(line::add);
		LineProposals.of(line, machine);
		for (Control wide : new Control[] { what, line })
			GridDataFactory.fillDefaults().grab(true, false).hint(WIDTH, SWT.DEFAULT).applyTo(wide);
		what.addListener(SWT.Selection, event -> line.setText(ActWord.WORDS.get(what.getSelectionIndex()).word()
				+ " "));
		line.addModifyListener(event -> follow());
	}

	private Label label(String text) {
		Label label = new Label(page, SWT.NONE);
		label.setText(text);
		return label;
	}

	private void operand(int at, Supplier<Optional<Snapshot>> machine) {
		labels.add(label(""));
		Text text = new Text(page, SWT.BORDER);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(labels.get(at));
		GridDataFactory.fillDefaults().grab(true, false).applyTo(text);
		labels.get(at).setLayoutData(new GridData());
		text.addModifyListener(event -> compose());
		LineProposals.ofFields(text, machine, () -> line.getText().startsWith("set "));
		operands.add(text);
	}

	/** Begins with what is most likely. */
	void begin() {
		if (line.getItemCount() > 0)
			line.select(0);
		else
			line.setText(ActWord.WORDS.get(0).word() + " ");
		follow();
	}

	Control control() {
		return page;
	}

	String line() {
		return line.getText().strip();
	}

	/** The list and the fields say what the line says. */
	private void follow() {
		Optional<ActWord> word = ActWord.beginning(line.getText());
		if (!following) {
			following = true;
			what.select(word.map(ActWord.WORDS::indexOf).orElse(-1));
			if (word.isEmpty())
				what.deselectAll();
			String[] words = line.getText().strip().split("\\s+");
			for (int at = 0; at < OPERANDS; at++)
				show(at, word, at + 1 < words.length ? words[at + 1] : "");
			page.layout();
			following = false;
		}
		changed.accept(line());
	}

	private void show(int at, Optional<ActWord> word, String text) {
		Optional<ActWord> has = word.filter(one -> at < one.operands().size());
		operands.get(at).setText(has.isPresent() ? text : "");
		operands.get(at).setEnabled(has.isPresent());
		labels.get(at).setText(has.map(one -> Texts.of(at < one.required() ? "act.operand.required"
				: "act.operand.optional", Texts.of("act.operand." + one.operands().get(at)))).orElse(""));
		for (Control control : new Control[] { labels.get(at), operands.get(at) }) {
			control.setVisible(has.isPresent());
			((GridData) control.getLayoutData()).exclude = has.isEmpty();
		}
	}

	/** The line says what the fields say. */
	private void compose() {
		if (following)
			return;
		following = true;
		StringBuilder text = new StringBuilder(line().split("\\s+")[0]);
		operands.stream().filter(Control::getEnabled).map(Text::getText).map(String::strip)
				.filter(word -> !word.isEmpty()).forEach(word -> text.append(' ').append(word));
		line.setText(text.toString());
		following = false;
		changed.accept(line());
	}
}
