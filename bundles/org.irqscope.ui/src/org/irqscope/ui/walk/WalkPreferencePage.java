package org.irqscope.ui.walk;

import org.eclipse.jface.preference.BooleanFieldEditor;
import org.eclipse.jface.preference.FieldEditorPreferencePage;
import org.eclipse.jface.preference.IntegerFieldEditor;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.irqscope.diagram.player.WalkPlayer;
import org.irqscope.ui.Texts;
import org.irqscope.ui.help.WorkbenchHelp;

/** The preference page of walks. */
public final class WalkPreferencePage extends FieldEditorPreferencePage implements IWorkbenchPreferencePage {
	public WalkPreferencePage() {
		super(GRID);
	}

	@Override
	public void init(IWorkbench workbench) {
		setPreferenceStore(WalkPreferences.store());
	}

	@Override
	protected void createFieldEditors() {
		IntegerFieldEditor millis = new IntegerFieldEditor(WalkPreferences.HOP_MILLIS,
				Texts.of("preference.hop.millis", WalkPlayer.FASTEST, WalkPlayer.SLOWEST), getFieldEditorParent());
		millis.setValidRange(WalkPlayer.FASTEST, WalkPlayer.SLOWEST);
		WorkbenchHelp.explain(getFieldEditorParent(), "preferences");
		addField(millis);
		addField(new BooleanFieldEditor(WalkPreferences.REDUCED_MOTION, Texts.of("preference.reduced.motion"),
				getFieldEditorParent()));
	}
}
