package org.irqscope.ui.welcome;

import java.util.List;
import java.util.Map;

/**
 * A way to begin: what it is about, and the commands that lead through it. Immutable, for any thread.
 *
 * @param key of its title and its sentence
 * @param ways the first is the one that most take
 */
record Door(String key, List<Way> ways) {
	private static final String NEW = "org.eclipse.ui.newWizard", NEW_ID = "newWizardId",
			SHEET = "org.eclipse.ui.cheatsheets.openCheatSheet", SHEET_ID = "cheatSheetId",
			IMPORT = "org.eclipse.ui.file.import", IMPORT_ID = "importWizardId", OURS = "org.irqscope.ui.";

	static final List<Door> ALL = List.of(
			new Door("example", List.of(new Way("example", NEW, Map.of(NEW_ID, OURS + "example")),
					new Way("noapic", SHEET, Map.of(SHEET_ID, OURS + "noapic")),
					new Way("apic", SHEET, Map.of(SHEET_ID, OURS + "apic")))),
			new Door("import", List.of(new Way("import", IMPORT, Map.of(IMPORT_ID, OURS + "import")),
					new Way("paste", "org.irqscope.paste", Map.of()))),
			new Door("make", List.of(new Way("new", NEW, Map.of(NEW_ID, OURS + "new")))));

	/**
	 * A command that leads through the door.
	 *
	 * @param key of what it is called
	 */
	record Way(String key, String command, Map<String, String> parameters) {
	}
}
