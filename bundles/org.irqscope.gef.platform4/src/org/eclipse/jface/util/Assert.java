package org.eclipse.jface.util;

/** The assertions that GEF 3.2 calls and that JFace no longer has; they answer as those did. */
public final class Assert {
	private Assert() {
	}

	public static void isNotNull(Object object) {
		isNotNull(object, "");
	}

	public static void isNotNull(Object object, String message) {
		org.eclipse.core.runtime.Assert.isNotNull(object, message);
	}

	public static boolean isTrue(boolean expression) {
		return isTrue(expression, "");
	}

	public static boolean isTrue(boolean expression, String message) {
		return org.eclipse.core.runtime.Assert.isTrue(expression, message);
	}
}
