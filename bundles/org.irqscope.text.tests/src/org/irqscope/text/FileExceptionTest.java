package org.irqscope.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

import org.junit.jupiter.api.Test;

/** What is wrong with a file is said in one line that names the place. */
class FileExceptionTest {
	private static final class Refused extends FileException {
		private static final long serialVersionUID = 1;

		private Refused(String file, int line) {
			super(file, line, "dev_count is wrong");
		}
	}

	@Test
	void messageNamesFileAndLineAsFarAsTheyAreKnown() {
		assertEquals("m.txt:12345: dev_count is wrong", new Refused("m.txt", 12345).getMessage());
		assertEquals("m.txt: dev_count is wrong", new Refused("m.txt", 0).getMessage());
		assertEquals("dev_count is wrong", new Refused("", 0).getMessage());
		assertEquals("dev_count is wrong", new Refused("m.txt", 3).reason());
	}

	@Test
	void reasonOfAnUnreadableFileDoesNotNameItAgain() {
		assertEquals("there is no such file", FileException.unreadable(new NoSuchFileException("m.txt")));
		assertEquals("this user may not read the file", FileException.unreadable(new AccessDeniedException("m.txt")));
		assertEquals("the file cannot be read: Too many levels of symbolic links",
				FileException.unreadable(new FileSystemException("m.txt", null, "Too many levels of symbolic links")));
		assertEquals("the file cannot be read: Input/output error",
				FileException.unreadable(new IOException("Input/output error\nat sector 3")));
	}
}
