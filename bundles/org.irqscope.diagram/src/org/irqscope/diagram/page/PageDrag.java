package org.irqscope.diagram.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DragSource;
import org.eclipse.swt.dnd.DragSourceAdapter;
import org.eclipse.swt.dnd.DragSourceEvent;
import org.eclipse.swt.dnd.FileTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.graphics.Point;
import org.irqscope.core.operation.export.ExportFormat;
import org.irqscope.core.operation.export.ExportOperation.Style;
import org.irqscope.core.operation.OperationException;
import org.irqscope.core.operation.export.PictureOperation;
import org.irqscope.scene.layout.Scene;
import org.irqscope.scene.theme.Theme;

/** Lets a page be dragged by its tab into a mail or a document, as a file of SVG. Used by the UI thread. */
final class PageDrag extends DragSourceAdapter {
	private final CTabFolder tabs;
	private CompletableFuture<Path> file = CompletableFuture.completedFuture(Path.of(""));

	private PageDrag(CTabFolder tabs) {
		this.tabs = tabs;
	}

	static void from(CTabFolder tabs) {
		DragSource source = new DragSource(tabs, DND.DROP_COPY);
		source.setTransfer(new Transfer[] { FileTransfer.getInstance() });
		source.addDragListener(new PageDrag(tabs));
	}

	/** The press has shown the page; it is written while the pointer is on its way. */
	@Override
	public void dragStart(DragSourceEvent event) {
		CTabItem tab = tabs.getItem(new Point(event.x, event.y));
		event.doit = tab != null;
		if (tab != null)
			file = file((PagePresenter) tab.getData());
	}

	/** The file of a page as it is shown; it goes with the desktop. */
	static CompletableFuture<Path> file(PagePresenter page) {
		Scene scene = page.finishedScene();
		String name = page.document().getName() + " " + page.page().title(page.document());
		return CompletableFuture.supplyAsync(() -> write(scene, name));
	}

	private static Path write(Scene scene, String name) {
		try {
			Path folder = Files.createTempDirectory("irqscope");
			folder.toFile().deleteOnExit();
			Path target = folder.resolve(name.replaceAll("[^\\w .-]+", "_") + "." + ExportFormat.SVG.extension());
			target.toFile().deleteOnExit();
			new PictureOperation(scene, name, new Style(Theme.LIGHT, ExportFormat.SVG, 1), target)
					.run(new NullProgressMonitor());
			return target;
		} catch (IOException | OperationException e) {
			throw new CompletionException(e);
		}
	}

	@Override
	public void dragSetData(DragSourceEvent event) {
		try {
			event.data = new String[] { file.join().toString() };
		} catch (CompletionException e) {
			ILog.get().error(e.getCause().getMessage(), e.getCause());
			event.doit = false;
		}
	}
}
