package org.irqscope.ui.wizards;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.activities.WorkbenchActivityHelper;
import org.eclipse.ui.wizards.IWizardCategory;
import org.eclipse.ui.wizards.IWizardDescriptor;
import org.eclipse.ui.wizards.IWizardRegistry;
import org.irqscope.testing.NoErrorsLogged;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Lists of wizards begin with what this product is for, and have nothing that it is not for. */
@ExtendWith(NoErrorsLogged.class)
class WizardChoicesTest {
	@Test
	void whatIsForeignIsNotOfferedAndBreakpointsAre() {
		List<String> all = new ArrayList<>();
		IWorkbench workbench = PlatformUI.getWorkbench();
		for (IWizardRegistry wizards : List.of(workbench.getNewWizardRegistry(), workbench.getImportWizardRegistry(),
				workbench.getExportWizardRegistry()))
			all.addAll(offered(wizards.getRootCategory()));
		assertTrue(all.stream().anyMatch(id -> id.endsWith(".WizardExportBreakpoints")), all.toString());
		assertTrue(all.stream().anyMatch(id -> id.endsWith(".WizardImportBreakpoints")), all.toString());
		assertTrue(all.stream().noneMatch(
				id -> id.contains("launchconfigurations") || id.contains("team") || id.contains("e4")), all.toString());
	}

	private static List<String> offered(IWizardCategory category) {
		List<String> offered = new ArrayList<>();
		for (IWizardDescriptor wizard : category.getWizards())
			if (!WorkbenchActivityHelper.filterItem(wizard))
				offered.add(wizard.getId());
		for (IWizardCategory inner : category.getCategories())
			offered.addAll(offered(inner));
		return offered;
	}
}
