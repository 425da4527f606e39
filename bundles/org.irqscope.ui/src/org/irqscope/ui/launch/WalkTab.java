package org.irqscope.ui.launch;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.debug.ui.AbstractLaunchConfigurationTab;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.irqscope.core.operation.MachineReading;
import org.irqscope.core.operation.OperationException;
import org.irqscope.debug.WalkConfiguration;
import org.irqscope.debug.WalkSourceKind;
import org.irqscope.kvm.HostKvm;
import org.irqscope.kvm.Obstacle;
import org.irqscope.model.MachineFiles;
import org.irqscope.model.Stimulus;
import org.irqscope.ui.Texts;

/** Which machine or script, which stimulus, and from which source. */
public final class WalkTab extends AbstractLaunchConfigurationTab {
	private static final int COLUMNS = 4;
	private final Map<WalkSourceKind, Button> sources = new EnumMap<>(WalkSourceKind.class);
	private Text file;
	private Combo stimulus;
	private Text trace;

	@Override
	public void createControl(Composite parent) {
		Composite page = new Composite(parent, SWT.NONE);
		GridLayoutFactory.swtDefaults().numColumns(COLUMNS).margins(12, 12).spacing(8, 8).applyTo(page);
		file = path(page, "launch.file", true, "*.irqscope;*.kvmops");
		label(page, "launch.stimulus");
		stimulus = new Combo(page, SWT.DROP_DOWN);
		stimulus.setToolTipText(Texts.of("launch.stimulus.first"));
		GridDataFactory.fillDefaults().grab(true, false).span(COLUMNS - 1, 1).applyTo(stimulus);
		stimulus.addModifyListener(event -> changed());
		createSources(page);
		trace = path(page, "launch.trace", false, "*.txt;*.gz;*");
		file.addModifyListener(event -> fillStimuli());
		setControl(page);
	}

	private void createSources(Composite page) {
		Group group = new Group(page, SWT.NONE);
		group.setText(Texts.of("launch.source"));
		GridLayoutFactory.swtDefaults().margins(8, 8).applyTo(group);
		GridDataFactory.fillDefaults().grab(true, false).span(COLUMNS, 1).applyTo(group);
		for (WalkSourceKind kind : WalkSourceKind.values()) {
			Button button = new Button(group, SWT.RADIO);
			button.setText(Texts.of("launch.source." + kind.id()));
			button.addListener(SWT.Selection, event -> changed());
			sources.put(kind, button);
		}
	}

	private static void label(Composite page, String key) {
		Label label = new Label(page, SWT.NONE);
		label.setText(Texts.of(key));
	}

	private Text path(Composite page, String key, boolean workspace, String filter) {
		label(page, key);
		Text text = new Text(page, SWT.BORDER);
		GridDataFactory.fillDefaults().grab(true, false).span(workspace ? 1 : 2, 1).applyTo(text);
		text.addModifyListener(event -> changed());
		if (workspace)
			createPushButton(page, Texts.of("launch.workspace"), null).addListener(SWT.Selection,
					event -> WorkspaceFiles.choose(getShell()).map(IFile::getFullPath)
							.ifPresent(path -> text.setText(path.toPortableString())));
		createPushButton(page, Texts.of("launch.browse"), null).addListener(SWT.Selection, event -> {
			FileDialog dialog = new FileDialog(getShell(), SWT.OPEN);
			dialog.setFilterExtensions(new String[] { filter });
			Optional.ofNullable(dialog.open()).ifPresent(text::setText);
		});
		return text;
	}

	private void changed() {
		trace.setEnabled(source() == WalkSourceKind.TRACE);
		updateLaunchConfigurationDialog();
	}

	private WalkSourceKind source() {
		return sources.entrySet().stream().filter(entry -> entry.getValue().getSelection()).map(Map.Entry::getKey)
				.findFirst().orElse(WalkSourceKind.EMULATOR);
	}

	private WalkConfiguration entered() {
		String name = stimulus.getText().strip();
		return new WalkConfiguration(file.getText().strip(), name.isEmpty() ? Optional.empty() : Optional.of(name),
				source(), trace.getText().strip());
	}

	/** The names of what can be done to the machine of the file. */
	private void fillStimuli() {
		String chosen = stimulus.getText();
		stimulus.removeAll();
		entered().path().filter(WalkTab::isMachine).ifPresent(path -> stimuli(path).forEach(stimulus::add));
		stimulus.setText(chosen);
	}

	private static boolean isMachine(Path path) {
		return path.toString().endsWith("." + MachineFiles.EXTENSION);
	}

	private static List<String> stimuli(Path path) {
		try {
			return MachineReading.read(path).getStimuli().stream().map(Stimulus::getName).filter(Objects::nonNull)
					.toList();
		} catch (OperationException e) {
			// The page says what is wrong with the file when it is launched.
			return List.of();
		}
	}

	@Override
	public boolean isValid(ILaunchConfiguration configuration) {
		setErrorMessage(null);
		WalkConfiguration walk = entered();
		if (walk.path().isEmpty())
			setErrorMessage(Texts.of("launch.file.missing"));
		else if (walk.source() == WalkSourceKind.TRACE && walk.tracePath().isEmpty())
			setErrorMessage(Texts.of("launch.trace.missing"));
		else if (walk.source() == WalkSourceKind.HOST_KVM)
			HostKvm.check().stream().map(Obstacle::text).findFirst().ifPresent(this::setErrorMessage);
		return getErrorMessage() == null;
	}

	@Override
	public void setDefaults(ILaunchConfigurationWorkingCopy configuration) {
		String selected = WorkspaceFiles.selected().map(one -> one.getFullPath().toPortableString()).orElse("");
		new WalkConfiguration(selected, Optional.empty(), WalkSourceKind.EMULATOR, "").write(configuration);
	}

	@Override
	public void initializeFrom(ILaunchConfiguration configuration) {
		try {
			WalkConfiguration walk = WalkConfiguration.of(configuration);
			sources.forEach((kind, button) -> button.setSelection(kind == walk.source()));
			file.setText(walk.file());
			stimulus.setText(walk.stimulus().orElse(""));
			trace.setText(walk.trace());
			trace.setEnabled(walk.source() == WalkSourceKind.TRACE);
		} catch (CoreException e) {
			ILog.get().log(e.getStatus());
		}
	}

	@Override
	public void performApply(ILaunchConfigurationWorkingCopy configuration) {
		entered().write(configuration);
	}

	@Override
	public String getName() {
		return Texts.of("launch.tab");
	}
}
