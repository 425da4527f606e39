package org.irqscope.diagram.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import javax.xml.parsers.DocumentBuilderFactory;

import org.eclipse.core.runtime.Adapters;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DragSource;
import org.eclipse.swt.dnd.FileTransfer;
import org.irqscope.testing.Desktop;
import org.irqscope.testing.Dialogs;
import org.irqscope.testing.NoErrorsLogged;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A page leaves the editor by its tab, as a file that other programs read. */
@ExtendWith(NoErrorsLogged.class)
class PageDragTest {
	@AfterEach
	void close() {
		Desktop.page().closeAllEditors(false);
	}

	@Test
	void theTabsOfTheEditorGiveAFileOfSvg() throws Exception {
		Desktop.open(Desktop.example("apic"));
		PagePresenter page = Adapters.adapt(Desktop.page().getActiveEditor(), PagePresenter.class);
		List<DragSource> sources = Dialogs.controls(Desktop.window().getShell(), CTabFolder.class).stream()
				.filter(folder -> folder.getItemCount() > 0 && folder.getItem(0).getData() == page)
				.map(folder -> (DragSource) folder.getData(DND.DRAG_SOURCE_KEY)).toList();
		assertEquals(FileTransfer.getInstance(), sources.get(0).getTransfer()[0]);
		Path file = PageDrag.file(page).get();
		assertEquals("apic Machine.svg", file.getFileName().toString());
		String svg = Files.readString(file);
		assertTrue(svg.contains(">IOAPIC</text>"), svg.substring(0, 80));
		assertEquals("svg", DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile())
				.getDocumentElement().getTagName());
	}
}
