package org.irqscope.core.imports;

import java.nio.file.Files;
import java.nio.file.Path;

import org.irqscope.model.VirtualMachine;
import org.junit.jupiter.api.io.TempDir;

/** What tests share that import a machine from a single text. */
abstract class ImportedMachine {
	@TempDir
	Path folder;

	VirtualMachine imported(String text) throws Exception {
		return new Texted(folder).with("text.txt", text).machine();
	}

	VirtualMachine imported(Path sample) throws Exception {
		return imported(Files.readString(sample));
	}
}
