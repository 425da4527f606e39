package org.irqscope.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.CoreException;
import org.irqscope.core.edit.template.RiscvExample;
import org.irqscope.diagram.page.EditorPages;
import org.irqscope.diagram.page.PagePresenter;
import org.irqscope.diagram.parts.NodeEditPart;
import org.irqscope.diagram.player.WalkPlayer;
import org.irqscope.model.file.MachineFiles;
import org.irqscope.scene.Mark;
import org.irqscope.scene.Node;
import org.irqscope.scene.Row;
import org.irqscope.testing.Desktop;
import org.irqscope.testing.NoErrorsLogged;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Machines of RISC-V in a real workbench: opened, stepped to the guest's handler and to the end. */
@ExtendWith(NoErrorsLogged.class)
class RiscvOnScreenTest {
	private static final String INTO = "org.eclipse.debug.ui.commands.StepInto",
			RESUME = "org.eclipse.debug.ui.commands.Resume";

	private IFile file;
	private MachineEditor editor;

	private void open(RiscvExample example) throws Exception {
		file = Desktop.example("noapic").getProject().getFile(example.file() + ".irqscope");
		file.create(new ByteArrayInputStream(MachineFiles.bytes(example.create())), true, null);
		editor = (MachineEditor) Desktop.open(file);
		player().setReducedMotion(true);
	}

	@AfterEach
	void close() throws CoreException {
		if (editor != null)
			Desktop.page().closeEditor(editor, false);
		file.delete(true, null);
	}

	private WalkPlayer player() {
		return (WalkPlayer) editor.getAdapter(WalkPlayer.class);
	}

	private List<Node> nodes() {
		List<Node> nodes = new ArrayList<>();
		for (Object part : Gestures.viewer(editor).getContents().getChildren())
			nodes.add(((NodeEditPart) part).nodeFigure().node());
		return nodes;
	}

	private void show(PagePresenter page) throws Exception {
		((EditorPages) editor.getAdapter(EditorPages.class)).show(page.page().id());
		assertEquals(page, editor.presenter().orElseThrow());
		Desktop.await(page.page().id() + " is laid out", () -> !page.scene().nodes().isEmpty());
		Desktop.screenshot("riscv-page-" + page.page().id());
	}

	@ParameterizedTest
	@EnumSource(names = { "UART_PLIC", "UART_AIA", "MSI_IRQFD", "WFI_AIA" })
	void interruptIsSteppedToItsHandler(RiscvExample example) throws Exception {
		open(example);
		List<Node> before = nodes();
		assertTrue(before.stream().anyMatch(node -> node.title().startsWith("hart ")), before.toString());
		boolean marked = false;
		boolean handled = false;
		do {
			Desktop.run(INTO);
			marked |= nodes().stream().flatMap(node -> node.rows().stream())
					.anyMatch(row -> row instanceof Row.Field field && field.mark() == Mark.CHANGED);
			handled |= player().session().orElseThrow().hop().orElseThrow().call().contains("guest_handler(");
		} while (!handled
				&& player().session().orElseThrow().position() < player().session().orElseThrow().walk().size());
		assertTrue(marked);
		assertTrue(handled);
		Desktop.screenshot(example.file());
		for (PagePresenter page : editor.presenters())
			show(page);
		Desktop.run(RESUME);
		assertEquals(player().session().orElseThrow().walk().size(), player().session().orElseThrow().position());
	}
}
