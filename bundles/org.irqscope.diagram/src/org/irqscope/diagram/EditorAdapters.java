package org.irqscope.diagram;

import java.util.Optional;

import org.eclipse.gef.ui.parts.ScrollingGraphicalViewer;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.ide.IGotoMarker;
import org.eclipse.ui.part.PageBookView;
import org.eclipse.ui.views.contentoutline.IContentOutlinePage;
import org.eclipse.ui.views.properties.IPropertySheetPage;
import org.irqscope.diagram.outline.OutlinePage;
import org.irqscope.diagram.page.EditorPages;
import org.irqscope.diagram.page.HopReveal;
import org.irqscope.diagram.page.PagePresenter;
import org.irqscope.diagram.page.PageTurning;
import org.irqscope.diagram.properties.ElementPropertyPage;

/** What views and commands ask an editor for: its pages, its outline, its properties. Used by the UI thread. */
final class EditorAdapters {
	private final MachineEditor editor;
	private Optional<OutlinePage> outline = Optional.empty();

	EditorAdapters(MachineEditor editor) {
		this.editor = editor;
	}

	/** What the editor has of a type, besides what every editor has. */
	Optional<Object> of(Class<?> type) {
		if (type == PagePresenter.class)
			return editor.presenter().map(page -> page);
		if (type == EditorPages.class || type == HopReveal.class || type == PageTurning.class)
			return editor.pages().map(pages -> pages);
		if (type == IContentOutlinePage.class)
			return Optional.of(outline());
		if (type == IPropertySheetPage.class)
			return Optional.of(new ElementPropertyPage(editor));
		if (type == IGotoMarker.class)
			return Optional.of((IGotoMarker) marker -> Opening.then(editor,
					opened -> reveal(marker.getAttribute("element", ""))));
		return Optional.empty();
	}

	private void reveal(String node) {
		editor.pages().ifPresent(shown -> shown.reveal(node));
	}

	private OutlinePage outline() {
		OutlinePage page = new OutlinePage(editor.pages().map(EditorPages::viewer),
				() -> new ElementPropertyPage(editor), editor::bind);
		outline = Optional.of(page);
		return page;
	}

	/** Another page is visible. */
	void turned(ScrollingGraphicalViewer viewer) {
		outline.ifPresentOrElse(page -> page.show(viewer),
				() -> viewer.getControl().getDisplay().asyncExec(this::wake));
	}

	/** The outline looks at editors that are activated, and would be empty beside one that has been restored. */
	private void wake() {
		IWorkbenchPage window = editor.getSite().getPage();
		if (window != null && window.getActiveEditor() == editor && outline.isEmpty()
				&& window.findView(IPageLayout.ID_OUTLINE) instanceof PageBookView view)
			view.partActivated(editor);
	}
}
