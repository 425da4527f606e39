package org.irqscope.trace.drgn;

import java.util.Optional;

import org.irqscope.trace.facts.PicFact;
import org.irqscope.trace.text.Findings;
import org.irqscope.trace.text.ImportException;
import org.irqscope.trace.text.Line;
import org.irqscope.trace.text.LineReader;
import org.irqscope.trace.text.Quantity;
import org.irqscope.trace.text.TextFormat;

/** Where the inputs of the i8259 pair begin, {@code pic[0] irq_base:48}. */
public final class DrgnPicReader implements LineReader {
	@Override
	public Optional<TextFormat> format() {
		return Optional.of(TextFormat.DRGN);
	}

	@Override
	public boolean take(Line line, Findings findings) throws ImportException {
		if (!line.starts("pic["))
			return false;
		int chip = line.index('[', ']', Quantity.PIC);
		int irqBase = line.intField("irq_base", Quantity.IRQ_BASE);
		findings.addOnce(line, "contradiction.pic", chip, irqBase, new PicFact(line.where(), chip, irqBase));
		return true;
	}
}
