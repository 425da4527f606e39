package org.irqscope.ui.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.eclipse.core.runtime.Adapters;
import org.eclipse.swt.custom.StyledText;
import org.irqscope.diagram.player.WalkPlayer;
import org.irqscope.testing.Desktop;
import org.irqscope.testing.NoErrorsLogged;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The Kernel Source view opens the function of the hop in the tree that the preferences name. */
@ExtendWith(NoErrorsLogged.class)
class KernelSourceViewTest {
	private static final String CODE = """
			/* A chip of a test, not the kernel's. */
			#include <linux/kvm_host.h>

			static void pic_update_irq(struct kvm_pic *s)
			{
				if (pic_get_irq(s) >= 0)
					raise(s, "output");
			}

			/* Sets a line. */
			int kvm_pic_set_irq(struct kvm_kernel_irq_routing_entry *e,
					    struct kvm *kvm, int level)
			{
				pic_update_irq(kvm->pic);
				return 1;
			}
			""";
	@TempDir
	Path folder;
	private WalkPlayer player;
	private KernelSourceView view;

	@BeforeEach
	void begin() throws Exception {
		Files.createDirectories(folder.resolve("virt/kvm"));
		Files.createDirectories(folder.resolve("arch/x86/kvm"));
		Files.writeString(folder.resolve("Makefile"), "VERSION = 6\nPATCHLEVEL = 18\n");
		player = Adapters.adapt(Desktop.open(Desktop.example("noapic")), WalkPlayer.class);
		player.setReducedMotion(true);
		Desktop.run("org.eclipse.debug.ui.commands.StepInto");
		view = (KernelSourceView) Desktop.page().showView(KernelSourceView.ID);
		goTo(11);
	}

	@AfterEach
	void close() {
		KernelPreferencePage.store().setToDefault(KernelPreferencePage.NAMED);
		Desktop.page().closeAllEditors(false);
		Desktop.page().hideView(view);
	}

	private void goTo(int position) {
		player.goTo(position);
		Desktop.awaitWalk();
	}

	private void name(String path) {
		KernelPreferencePage.store().setValue(KernelPreferencePage.NAMED, path);
	}

	private void write() throws IOException {
		Files.writeString(folder.resolve("arch/x86/kvm/i8259.c"), CODE);
	}

	private StyledText text() {
		return view.text();
	}

	@Test
	void theFunctionOfTheHopIsShownInItsFileAndMarked() throws Exception {
		write();
		name(folder.toString());
		Desktop.await("the file is shown", () -> text().getText().equals(CODE) && text().isVisible());
		assertEquals(10, text().getLineAtOffset(text().getCaretOffset()));
		assertTrue(text().getLineBackground(10) != null && text().getLineBackground(15) != null);
		assertTrue(text().getLineBackground(9) == null && text().getLineBackground(7) == null);
		Desktop.screenshot("kernel-source");
		goTo(12);
		Desktop.await("the function of the next hop is marked",
				() -> text().getLineBackground(3) != null && text().getLineBackground(10) == null);
	}

	@Test
	void whatIsLackingIsSaid() throws Exception {
		Desktop.await("that nothing is named", () -> view.lack().contains("preferences"));
		Desktop.screenshot("kernel-source-none");
		name(folder.resolve("gone").toString());
		Desktop.await("that it is gone", () -> view.lack().contains("is not there"));
		name(folder.toString());
		Desktop.await("that the file is missing", () -> view.lack().contains("arch/x86/kvm/i8259.c"));
		goTo(33);
		Desktop.await("that the guest is no kernel", () -> view.lack().contains("no function of the kernel"));
	}
}
