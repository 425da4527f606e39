package org.irqscope.diagram.access;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.irqscope.core.access.Access;
import org.irqscope.diagram.Texts;

/** The fields in which somebody says which access is meant. UI thread. */
final class WhoFields {
	private static final List<String> KINDS = List.of("read", "write", "in", "out");
	private static final List<String> LENGTHS = List.of("1", "2", "4", "8");
	private static final int COLUMNS = 2, USUAL = 2;
	private final Combo kind;
	private final Text address;
	private final Combo length;
	private final Text value;
	private final Combo vcpu;

	/** @param changed called when any field changes */
	WhoFields(Composite parent, int vcpus, Runnable changed) {
		kind = combo(parent, "who.kind", KINDS.stream().map(one -> Texts.of("who.kind." + one)).toList(), 0, changed);
		address = text(parent, "who.address", changed);
		length = combo(parent, "who.length", LENGTHS, USUAL, changed);
		value = text(parent, "who.value", changed);
		vcpu = combo(parent, "who.vcpu", IntStream.range(0, vcpus).mapToObj(Integer::toString).toList(), 0, changed);
		value.setEnabled(false);
	}

	private static Text text(Composite parent, String key, Runnable changed) {
		new Label(parent, SWT.NONE).setText(Texts.of(key));
		Text text = new Text(parent, SWT.BORDER);
		text.addModifyListener(event -> changed.run());
		GridDataFactory.fillDefaults().grab(true, false).applyTo(text);
		return text;
	}

	private static Combo combo(Composite parent, String key, List<String> items, int selected, Runnable changed) {
		new Label(parent, SWT.NONE).setText(Texts.of(key));
		Combo combo = new Combo(parent, SWT.READ_ONLY);
		combo.setItems(items.toArray(String[]::new));
		combo.select(selected);
		combo.addModifyListener(event -> changed.run());
		GridDataFactory.fillDefaults().grab(true, false).applyTo(combo);
		return combo;
	}

	/** How many columns the fields need. */
	static int columns() {
		return COLUMNS;
	}

	int vcpu() {
		return Math.max(vcpu.getSelectionIndex(), 0);
	}

	/** The access; nothing as long as the numbers are none. */
	Optional<Access> access() {
		String said = KINDS.get(kind.getSelectionIndex());
		boolean writes = said.equals("write") || said.equals("out");
		value.setEnabled(writes);
		OptionalLong at = number(address.getText());
		OptionalLong written = writes ? number(value.getText()) : OptionalLong.empty();
		if (at.isEmpty() || writes && written.isEmpty())
			return Optional.empty();
		Access.Space space = said.equals("read") || said.equals("write") ? Access.Space.MMIO : Access.Space.PIO;
		return Optional.of(new Access(space, at.getAsLong(), Integer.parseInt(length.getText()), written));
	}

	private static OptionalLong number(String text) {
		String digits = text.strip().toLowerCase(Locale.ROOT);
		try {
			return OptionalLong.of(digits.startsWith("0x") ? Long.parseUnsignedLong(digits.substring(2), 16)
					: Long.parseUnsignedLong(digits));
		} catch (NumberFormatException e) {
			return OptionalLong.empty();
		}
	}
}
