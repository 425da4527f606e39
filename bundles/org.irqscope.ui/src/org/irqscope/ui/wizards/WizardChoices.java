package org.irqscope.ui.wizards;

import org.eclipse.core.runtime.Platform;
import org.eclipse.jface.dialogs.IDialogSettings;
import org.eclipse.ui.PlatformUI;

/** Lets the platform's lists of wizards begin with those of this product, until the user chooses others. UI thread. */
public final class WizardChoices {
	private static final String CATEGORY = "org.irqscope.ui", PLATFORM = "org.eclipse.ui.workbench";
	private static final String NEW = "NewWizardSelectionPage.STORE_", EXCHANGE = "ImportExportPage.STORE_";

	private WizardChoices() {
	}

	/** Chooses in lists that nobody has used yet. */
	public static void prepare() {
		IDialogSettings settings = PlatformUI.getDialogSettingsProvider(Platform.getBundle(PLATFORM))
				.getDialogSettings();
		IDialogSettings making = section(settings, "NewWizardAction");
		choose(making, NEW + "SELECTED_ID", NEW + "EXPANDED_CATEGORIES_ID", "org.irqscope.ui.new");
		IDialogSettings exchange = section(settings, "ImportExportAction");
		choose(exchange, EXCHANGE + "SELECTED_IMPORT_WIZARD_ID", EXCHANGE + "EXPANDED_IMPORT_CATEGORIES",
				"org.irqscope.ui.import");
		choose(exchange, EXCHANGE + "SELECTED_EXPORT_WIZARD_ID", EXCHANGE + "EXPANDED_EXPORT_CATEGORIES",
				"org.irqscope.ui.export");
	}

	private static IDialogSettings section(IDialogSettings settings, String name) {
		return settings.getSection(name) == null ? settings.addNewSection(name) : settings.getSection(name);
	}

	private static void choose(IDialogSettings section, String selected, String expanded, String wizard) {
		if (section.get(selected) != null)
			return;
		section.put(selected, wizard);
		section.put(expanded, new String[] { CATEGORY });
	}
}
