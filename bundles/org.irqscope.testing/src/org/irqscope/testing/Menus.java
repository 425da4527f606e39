package org.irqscope.testing;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;

/** What menus show when they open. Used by the UI thread. */
public final class Menus {
	private Menus() {
	}

	/** The entries of a menu as it opens, without lines, mnemonics and keys. */
	public static List<String> entries(Menu menu) {
		show(menu, SWT.Show);
		List<String> entries = Arrays.stream(menu.getItems()).filter(item -> (item.getStyle() & SWT.SEPARATOR) == 0)
				.map(Menus::text).toList();
		show(menu, SWT.Hide);
		return entries;
	}

	private static void show(Menu menu, int event) {
		menu.notifyListeners(event, new Event());
		Desktop.settle();
	}

	/** What an entry says. */
	public static String text(MenuItem item) {
		return item.getText().replace("&", "").replaceAll("\\t.*", "");
	}

	/** The menu with a title in the window's bar. */
	public static Menu bar(String title) {
		return Optional.ofNullable(Desktop.window().getShell().getMenuBar()).stream()
				.flatMap(bar -> Arrays.stream(bar.getItems())).filter(item -> text(item).equals(title)).findFirst()
				.orElseThrow(() -> new AssertionError(title)).getMenu();
	}
}
