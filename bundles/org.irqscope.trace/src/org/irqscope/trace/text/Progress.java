package org.irqscope.trace.text;

/** Who waits for an import, and may give up. Called on the thread that imports. */
public interface Progress {
	/** Nobody waits. */
	Progress NONE = new Progress() {
		@Override
		public void worked(long bytes, long total) {
			// Nobody looks.
		}

		@Override
		public boolean cancelled() {
			return false;
		}
	};

	/**
	 * Tells how far the import is; called every few thousand lines.
	 *
	 * @param bytes how much has been read of all files, compressed ones as they are on the disk
	 * @param total the size of all files; less than {@code bytes} for files whose size is not known beforehand
	 */
	void worked(long bytes, long total);

	/** True to end the import with a {@link java.util.concurrent.CancellationException}. */
	boolean cancelled();
}
