package org.irqscope.core.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The definition of a function is found in a tree of C files, and neither its prototype nor a call of it. */
class KernelTreeTest {
	private static final String CHIP = "arch/x86/kvm/chip.c";
	@TempDir
	Path folder;
	private KernelTree tree;

	@BeforeEach
	void write() throws IOException {
		Files.createDirectories(folder.resolve("virt/kvm"));
		Files.createDirectories(folder.resolve("arch/x86/kvm"));
		Files.writeString(folder.resolve(CHIP), """
				/* ring_bell(nobody) { } is told of here only */
				static int ring_bell(struct bell *bell, int loud);

				static bool is_loud(struct bell *bell)
				{
					return ring_bell(bell, 1) == '{';
				}

				/* Rings once. */
				static int
				ring_bell(struct bell *bell, int loud)
					__must_hold(&bell->lock)
				{
				#ifdef QUIET
					if (loud) {
				#else
					if (!loud) {
				#endif
						return 0;
					}
					return is_loud(bell) ? 1 : 2;
				}

				void last_bell(void) { ring_bell(0, 0); }
				""");
		Files.writeString(folder.resolve("arch/x86/kvm/chip.h"), """
				static inline int bell_size(void)
				{
					return 3;
				}
				""");
		tree = new KernelTree(folder);
	}

	private String lines(String function) throws IOException {
		KernelFunction found = tree.find(CHIP, function).orElseThrow(() -> new AssertionError(function));
		return found.file() + ":" + (found.first() + 1) + "-" + (found.last() + 1);
	}

	@Test
	void theDefinitionIsFoundWithItsTypeAndWhereDirectivesHideBraces() throws IOException {
		assertEquals(CHIP + ":10-22", lines("ring_bell"));
		assertEquals(CHIP + ":4-7", lines("is_loud"));
		assertEquals(CHIP + ":24-24", lines("last_bell"));
	}

	@Test
	void anInlineFunctionIsFoundInTheHeaderBesideTheFile() throws IOException {
		assertEquals("arch/x86/kvm/chip.h:1-4", lines("bell_size"));
	}

	@Test
	void whatIsNotThereIsNotFound() throws IOException {
		assertEquals(Optional.empty(), tree.find(CHIP, "nobody"));
		assertEquals(Optional.empty(), tree.find("arch/x86/kvm/other.c", "ring_bell"));
		assertEquals(Optional.empty(), tree.find("../../etc/passwd", "root"));
	}

	@Test
	void aFolderIsAKernelWhenItHasTheFoldersOfOne() {
		assertTrue(tree.isKernel());
		assertFalse(new KernelTree(folder.resolve("arch")).isKernel());
	}
}
