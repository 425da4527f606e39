package org.irqscope.ui.copy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.ImageTransfer;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.ui.handlers.HandlerUtil;
import org.irqscope.diagram.page.PagePresenter;
import org.irqscope.export.Picture;
import org.irqscope.export.SceneExport;
import org.irqscope.scene.theme.Theme;
import org.irqscope.ui.present.SlideImage;

/** Put the diagram that is open, in the state that is shown, into the clipboard. UI thread. */
public abstract class CopyHandlers extends AbstractHandler {
	/** Pixels of an image for one of the picture, so that it can be pasted into a document that is printed. */
	private static final double SCALE = 2;

	@Override
	public Object execute(ExecutionEvent event) throws ExecutionException {
		PagePresenter page = Adapters.adapt(HandlerUtil.getActiveEditorChecked(event), PagePresenter.class);
		if (page == null)
			return null;
		Clipboard clipboard = new Clipboard(HandlerUtil.getActiveShellChecked(event).getDisplay());
		try {
			copy(new Picture(page.finishedScene()), page.page().title(page.document()), clipboard);
			return null;
		} catch (IOException e) {
			throw new ExecutionException(e.getMessage(), e);
		} finally {
			clipboard.dispose();
		}
	}

	abstract void copy(Picture picture, String title, Clipboard clipboard) throws IOException;

	/** As pixels. */
	public static final class AsImage extends CopyHandlers {
		@Override
		void copy(Picture picture, String title, Clipboard clipboard) throws IOException {
			clipboard.setContents(new Object[] { SlideImage.of(SceneExport.image(picture, Theme.LIGHT, SCALE)) },
					new Transfer[] { ImageTransfer.getInstance() });
		}
	}

	/** As SVG, for programs that draw, and as its text. */
	public static final class AsSvg extends CopyHandlers {
		@Override
		void copy(Picture picture, String title, Clipboard clipboard) throws IOException {
			ByteArrayOutputStream svg = new ByteArrayOutputStream();
			SceneExport.svg(picture, Theme.LIGHT, title, svg);
			String text = svg.toString(StandardCharsets.UTF_8);
			clipboard.setContents(new Object[] { text, text },
					new Transfer[] { SvgTransfer.INSTANCE, TextTransfer.getInstance() });
		}
	}
}
