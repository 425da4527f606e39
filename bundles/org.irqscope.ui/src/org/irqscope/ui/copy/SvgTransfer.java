package org.irqscope.ui.copy;

import java.nio.charset.StandardCharsets;

import org.eclipse.swt.dnd.ByteArrayTransfer;
import org.eclipse.swt.dnd.TransferData;

/** SVG in the clipboard, under the name by which programs that draw look for it. UI thread. */
final class SvgTransfer extends ByteArrayTransfer {
	static final SvgTransfer INSTANCE = new SvgTransfer();
	private static final String TYPE = "image/svg+xml";
	private static final int ID = registerType(TYPE);

	private SvgTransfer() {
	}

	@Override
	protected int[] getTypeIds() {
		return new int[] { ID };
	}

	@Override
	protected String[] getTypeNames() {
		return new String[] { TYPE };
	}

	@Override
	protected void javaToNative(Object svg, TransferData data) {
		super.javaToNative(((String) svg).getBytes(StandardCharsets.UTF_8), data);
	}

	@Override
	protected Object nativeToJava(TransferData data) {
		return super.nativeToJava(data) instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : null;
	}
}
