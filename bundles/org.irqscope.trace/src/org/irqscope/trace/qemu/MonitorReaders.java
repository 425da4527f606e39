package org.irqscope.trace.qemu;

import java.util.List;

import org.irqscope.trace.text.LineReader;

/** What understands the answers of QEMU's monitor to people. Keeps no state, for any thread. */
public final class MonitorReaders {
	private MonitorReaders() {
	}

	/** A reader for each command, none of which has read anything yet. */
	public static List<LineReader> fresh() {
		return List.of(new InfoLapicReader(), new InfoPicReader(), new InfoIrqReader(), new InfoTreeReader(),
				new InfoPciReader(), new RegistersReader(), new HartRegistersReader());
	}
}
