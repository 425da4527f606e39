package org.irqscope.ui.hops;

import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.Consumer;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.widgets.Display;
import org.irqscope.core.listing.HopText;

/** Looks through the rows of a list for a word, from a row on and round. Begun by the UI thread, which is told. */
public final class HopSearch extends Job {
	private final Display display;
	private final HopPicture picture;
	private final String word;
	private final int from;
	private final int step;
	private final Consumer<OptionalInt> reader;

	private HopSearch(HopList list, String word, int from, int step, Consumer<OptionalInt> reader) {
		super(Texts.of("hops.search.job"));
		this.display = list.getDisplay();
		this.picture = list.picture();
		this.word = word.toLowerCase(Locale.ROOT);
		this.from = from;
		this.step = step;
		this.reader = reader;
		setSystem(true);
	}

	/**
	 * Begins a search.
	 *
	 * @param stay true when the selected row is good enough
	 * @param step 1 to go down, -1 to go up
	 * @param reader called by the UI thread with the row, or nothing
	 */
	public static HopSearch begin(HopList list, String word, boolean stay, int step, Consumer<OptionalInt> reader) {
		HopSearch search = new HopSearch(list, word, list.row() + (stay ? 0 : step), step, reader);
		search.schedule();
		return search;
	}

	@Override
	protected IStatus run(IProgressMonitor monitor) {
		int count = picture.count();
		for (int done = 0; done < count; done++) {
			if (monitor.isCanceled())
				return Status.CANCEL_STATUS;
			int row = Math.floorMod(from + done * step, count);
			if (picture.hop(row).filter(hop -> HopText.of(hop).toLowerCase(Locale.ROOT).contains(word)).isPresent()) {
				tell(monitor, OptionalInt.of(row));
				return Status.OK_STATUS;
			}
		}
		tell(monitor, OptionalInt.empty());
		return Status.OK_STATUS;
	}

	/** What has been cancelled meanwhile tells nobody. */
	private void tell(IProgressMonitor monitor, OptionalInt found) {
		try {
			display.asyncExec(() -> {
				if (!monitor.isCanceled())
					reader.accept(found);
			});
		} catch (SWTException e) {
			// Nobody looks any more.
		}
	}
}
