package org.irqscope.ui.launch;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

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
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Label;
import org.irqscope.core.operation.HostWalkOperation;
import org.irqscope.core.operation.KvmSource;
import org.irqscope.core.operation.MachineReading;
import org.irqscope.core.operation.OperationException;
import org.irqscope.debug.WalkConfiguration;
import org.irqscope.debug.WalkSourceKind;
import org.irqscope.kvm.HostKvm;
import org.irqscope.kvm.Obstacle;
import org.irqscope.kvm.kernel.PreparedKernel;
import org.irqscope.model.Stimulus;
import org.irqscope.model.file.MachineFiles;
import org.irqscope.ui.Texts;

/** Which machine or script, which stimulus, from which source, and whether that is walked through or compared. */
public final class WalkTab extends AbstractLaunchConfigurationTab {
	private static final int MARGIN = 12, SPACING = 8, ROW_SPACING = 4, WIDTH = 240, KERNEL_WIDTH = 100;
	private final Map<WalkSourceKind, Button> sources = new EnumMap<>(WalkSourceKind.class);
	private PathField file;
	private Combo stimulus;
	private PathField trace;
	private Combo kernel;
	private Button compared;

	@Override
	public void createControl(Composite parent) {
		Composite page = new Composite(parent, SWT.NONE);
		GridLayoutFactory.swtDefaults().numColumns(PathField.COLUMNS).margins(MARGIN, SPACING)
				.spacing(SPACING, ROW_SPACING).applyTo(page);
		file = new PathField(page, "launch.file", "*.irqscope", "*.irqscope;*.kvmops;*.irqsession", () -> {
			fillStimuli();
			changed();
		});
		createStimulus(page);
		createSources(page);
		trace = new PathField(page, "launch.trace", "*.txt", "*", this::changed);
		compared = new Button(page, SWT.CHECK);
		compared.setText(Texts.of("launch.compared"));
		compared.addListener(SWT.Selection, event -> changed());
		GridDataFactory.fillDefaults().span(PathField.COLUMNS, 1).applyTo(compared);
		setControl(page);
	}

	private void createStimulus(Composite page) {
		new Label(page, SWT.NONE).setText(Texts.of("launch.stimulus"));
		stimulus = new Combo(page, SWT.DROP_DOWN);
		GridDataFactory.fillDefaults().grab(true, false).span(PathField.COLUMNS - 1, 1).applyTo(stimulus);
		new Label(page, SWT.NONE);
		Label about = new Label(page, SWT.WRAP);
		about.setText(Texts.of("launch.stimulus.first"));
		about.setEnabled(false);
		GridDataFactory.fillDefaults().grab(true, false).span(PathField.COLUMNS - 1, 1).hint(WIDTH, SWT.DEFAULT)
				.applyTo(about);
		stimulus.addModifyListener(event -> changed());
	}

	private void createSources(Composite page) {
		Group group = new Group(page, SWT.NONE);
		group.setText(Texts.of("launch.source"));
		GridLayoutFactory.swtDefaults().numColumns(2).margins(SPACING, ROW_SPACING).spacing(SPACING, 2).applyTo(group);
		GridDataFactory.fillDefaults().grab(true, false).span(PathField.COLUMNS, 1).applyTo(group);
		for (WalkSourceKind kind : WalkSourceKind.values()) {
			Button button = new Button(group, SWT.RADIO);
			button.setText(Texts.of("launch.source." + kind.id()));
			button.addListener(SWT.Selection, event -> changed());
			sources.put(kind, button);
			if (kind == WalkSourceKind.KERNEL)
				createKernels(group);
			else
				GridDataFactory.fillDefaults().span(2, 1).applyTo(button);
		}
	}

	/** The kernels that are prepared. */
	private void createKernels(Composite group) {
		kernel = new Combo(group, SWT.DROP_DOWN | SWT.READ_ONLY);
		PreparedKernel.all().forEach(one -> kernel.add(one.version()));
		kernel.select(kernel.getItemCount() - 1);
		kernel.addListener(SWT.Selection, event -> changed());
		GridDataFactory.swtDefaults().hint(KERNEL_WIDTH, SWT.DEFAULT).applyTo(kernel);
	}

	private void changed() {
		enable(source());
		updateLaunchConfigurationDialog();
	}

	private void enable(WalkSourceKind kind) {
		trace.setEnabled(kind == WalkSourceKind.TRACE);
		kernel.setEnabled(kind == WalkSourceKind.KERNEL);
		compared.setEnabled(kind != WalkSourceKind.EMULATOR);
		stimulus.setEnabled(kind != WalkSourceKind.TRACE || compared.getSelection());
	}

	private WalkSourceKind source() {
		return sources.entrySet().stream().filter(entry -> entry.getValue().getSelection()).map(Map.Entry::getKey)
				.findFirst().orElse(WalkSourceKind.EMULATOR);
	}

	private WalkConfiguration entered() {
		String name = stimulus.getText().strip();
		return new WalkConfiguration(file.path(), name.isEmpty() ? Optional.empty() : Optional.of(name),
				source(), trace.path(), kernel.getText(),
				source() != WalkSourceKind.EMULATOR && compared.getSelection());
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
		WalkConfiguration walk = entered();
		setMessage(walk.isTraceAlone() ? Texts.of("launch.trace.alone") : null);
		setErrorMessage(problem(walk).orElse(null));
		return getErrorMessage() == null;
	}

	private static Optional<String> problem(WalkConfiguration walk) {
		if (walk.path().isEmpty() && !walk.isTraceAlone())
			return Optional.of(Texts.of("launch.file.missing"));
		return switch (walk.source()) {
		case EMULATOR -> Optional.empty();
		case TRACE -> walk.tracePath().isEmpty() ? Optional.of(Texts.of("launch.trace.missing")) : Optional.empty();
		case KERNEL -> unprepared(walk);
		case HOST_KVM -> walk.compared() ? HostKvm.check().stream().map(Obstacle::text).findFirst() : untraced();
		};
	}

	/** A walk through what the host does needs its tracepoints; a comparison can do without. */
	private static Optional<String> untraced() {
		try {
			HostWalkOperation.check(KvmSource.HOST);
			return Optional.empty();
		} catch (OperationException e) {
			return Optional.of(e.getMessage());
		}
	}

	private static Optional<String> unprepared(WalkConfiguration walk) {
		if (walk.kvm().isEmpty())
			return Optional.of(Texts.of("launch.kernel.missing"));
		try {
			walk.kvm().get().check();
			return Optional.empty();
		} catch (OperationException e) {
			return Optional.of(e.getMessage());
		}
	}

	@Override
	public void setDefaults(ILaunchConfigurationWorkingCopy configuration) {
		WalkConfiguration.emulated(WorkspaceFiles.selected().map(one -> one.getFullPath().toPortableString())
				.orElse("")).write(configuration);
	}

	@Override
	public void initializeFrom(ILaunchConfiguration configuration) {
		try {
			WalkConfiguration walk = WalkConfiguration.of(configuration);
			sources.forEach((kind, button) -> button.setSelection(kind == walk.source()));
			compared.setSelection(walk.compared());
			file.show(walk.file());
			stimulus.setText(walk.stimulus().orElse(""));
			trace.show(walk.trace());
			if (kernel.indexOf(walk.kernel()) >= 0)
				kernel.setText(walk.kernel());
			enable(walk.source());
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
