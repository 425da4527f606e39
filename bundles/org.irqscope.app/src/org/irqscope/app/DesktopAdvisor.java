package org.irqscope.app;

import java.util.Map;
import java.util.Set;

import org.eclipse.core.filesystem.EFS;
import org.eclipse.core.filesystem.IFileStore;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IAdaptable;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.Status;
import org.eclipse.jface.resource.ResourceLocator;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.application.IWorkbenchConfigurer;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchAdvisor;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.statushandlers.StatusManager;

/** Sets the workbench up: resources in the Project Explorer, the perspective, and saving at the end. UI thread. */
final class DesktopAdvisor extends WorkbenchAdvisor {
	private static final String PERSPECTIVE = "org.irqscope.ui.perspective", IDE_PLUGIN = "org.eclipse.ui.ide";
	private static final Set<String> OPENED = Set.of("irqscope", "kvmops");
	/** The images that views of the IDE expect the application to declare, and where that bundle keeps them. */
	private static final Map<String, String> IMAGES = Map.ofEntries(
			Map.entry(IDE.SharedImages.IMG_OBJ_PROJECT, "icons/full/obj16/prj_obj.svg"),
			Map.entry(IDE.SharedImages.IMG_OBJ_PROJECT_CLOSED, "icons/full/obj16/cprj_obj.svg"),
			Map.entry("IMG_OBJS_ERROR_PATH", "icons/full/obj16/error_tsk.svg"),
			Map.entry("IMG_OBJS_WARNING_PATH", "icons/full/obj16/warn_tsk.svg"),
			Map.entry("IMG_OBJS_INFO_PATH", "icons/full/obj16/info_tsk.svg"),
			Map.entry("IMG_ETOOL_PROBLEM_CATEGORY", "icons/full/etool16/problem_category.svg"),
			Map.entry("IMG_ETOOL_PROBLEMS_VIEW", "icons/full/eview16/problems_view.svg"),
			Map.entry("IMG_ETOOL_PROBLEMS_VIEW_ERROR", "icons/full/eview16/problems_view_error.svg"),
			Map.entry("IMG_ETOOL_PROBLEMS_VIEW_WARNING", "icons/full/eview16/problems_view_warning.svg"),
			Map.entry("IMG_ETOOL_PROBLEMS_VIEW_INFO", "icons/full/eview16/problems_view_info.svg"),
			Map.entry("IMG_LCL_QUICK_FIX_ENABLED", "icons/full/elcl16/smartmode_co.svg"));

	private final StartScreen screen;

	DesktopAdvisor(StartScreen screen) {
		this.screen = screen;
	}

	@Override
	public void initialize(IWorkbenchConfigurer configurer) {
		configurer.setSaveAndRestore(true);
		IDE.registerAdapters();
		IMAGES.forEach((name, path) -> ResourceLocator.imageDescriptorFromBundle(IDE_PLUGIN, path)
				.ifPresent(image -> configurer.declareImage(name, image, true)));
	}

	@Override
	public WorkbenchWindowAdvisor createWorkbenchWindowAdvisor(IWorkbenchWindowConfigurer configurer) {
		return new DesktopWindowAdvisor(configurer);
	}

	@Override
	public String getInitialWindowPerspectiveId() {
		return PERSPECTIVE;
	}

	@Override
	public IAdaptable getDefaultPageInput() {
		return ResourcesPlugin.getWorkspace().getRoot();
	}

	/** Opens the machines and scripts that the command line names. */
	@Override
	public void postStartup() {
		screen.close();
		IWorkbenchPage page = getWorkbenchConfigurer().getWorkbench().getActiveWorkbenchWindow().getActivePage();
		for (String argument : Platform.getApplicationArgs()) {
			IPath path = IPath.fromOSString(argument);
			IFileStore file = EFS.getLocalFileSystem().getStore(path);
			if (!OPENED.contains(String.valueOf(path.getFileExtension())) || !file.fetchInfo().exists())
				continue;
			try {
				IDE.openEditorOnFileStore(page, file);
			} catch (PartInitException e) {
				StatusManager.getManager().handle(e.getStatus(), StatusManager.SHOW);
			}
		}
	}

	@Override
	public boolean preShutdown() {
		try {
			ResourcesPlugin.getWorkspace().save(true, null);
		} catch (CoreException e) {
			StatusManager.getManager().handle(
					new Status(IStatus.ERROR, DesktopAdvisor.class, e.getMessage(), e), StatusManager.SHOW);
		}
		return true;
	}
}
