package org.irqscope.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IFolder;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.IPath;
import org.eclipse.swt.widgets.Text;
import org.irqscope.diagram.player.WalkPlayer;
import org.irqscope.scene.Point;
import org.irqscope.testing.Desktop;
import org.irqscope.testing.Dialogs;
import org.irqscope.testing.NoErrorsLogged;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever happens to the file of a machine that is edited and walked through: neither the edits, nor the walk, nor
 * what others wrote is lost, and one message says what has happened.
 */
@ExtendWith(NoErrorsLogged.class)
class NothingLostTest {
	@TempDir
	Path folder;

	@AfterEach
	void close() throws Exception {
		Desktop.page().closeAllEditors(false);
		IProject project = Desktop.example("noapic").getProject();
		for (String name : List.of("kept.irqscope", "renamed.irqscope", "other.irqscope", "small"))
			if (project.findMember(name) != null)
				project.findMember(name).delete(true, null);
	}

	@Test
	void editsStayWhenAnotherProgramWritesTheFileAndSavingAsksFirst() throws Exception {
		Edited kept = Edited.copy("kept");
		Point place = kept.edit();
		kept.changeElsewhere("elsewhere");
		kept.awaitNotice("kept.irqscope has been changed elsewhere");
		Desktop.screenshot("file-changed-elsewhere");
		assertEquals(place, kept.place());
		byte[] theirs = Files.readAllBytes(kept.path());
		Dialogs.answer("Save", kept::save, dialog -> Dialogs.press(dialog, "Cancel"));
		assertTrue(kept.editor.isDirty());
		assertEquals(new String(theirs), Files.readString(kept.path()));
		Dialogs.answer("Save", kept::save, dialog -> Dialogs.press(dialog, "Overwrite"));
		assertFalse(kept.editor.isDirty());
		assertEquals(place, Edited.placeIn(kept.path()));
		assertEquals(List.of(), kept.notices());
	}

	@Test
	void whatAnotherProgramWroteIsShownWhenItIsAskedFor() throws Exception {
		Edited kept = Edited.copy("kept");
		Point before = kept.place();
		kept.edit();
		kept.changeElsewhere("elsewhere");
		kept.awaitNotice("changed elsewhere");
		kept.clickNotice();
		assertEquals("elsewhere", kept.device());
		assertEquals(before, kept.place());
		assertFalse(kept.editor.isDirty());
		assertEquals(List.of(), kept.notices());
	}

	@Test
	void walkGoesOnWhenAnotherProgramBreaksTheFile() throws Exception {
		Edited kept = Edited.copy("kept");
		WalkPlayer walk = kept.walk(3);
		byte[] whole = Files.readAllBytes(kept.path());
		Files.writeString(kept.path(), "<broken");
		kept.file().refreshLocal(IResource.DEPTH_ZERO, null);
		kept.awaitNotice("cannot be read");
		kept.walk(1);
		assertEquals(4, walk.stop().orElseThrow().position());
		Files.write(kept.path(), whole);
		kept.file().refreshLocal(IResource.DEPTH_ZERO, null);
		Desktop.await("nothing is wrong any more", () -> kept.notices().isEmpty());
		assertEquals(4, walk.stop().orElseThrow().position());
	}

	@Test
	void walkGoesOnWhenItsFileIsDeletedAndSavingWritesItAgain() throws Exception {
		Edited kept = Edited.copy("kept");
		WalkPlayer walk = kept.walk(3);
		kept.file().delete(true, null);
		kept.awaitNotice("kept.irqscope has been deleted");
		Desktop.screenshot("file-deleted");
		kept.walk(1);
		assertEquals(4, walk.stop().orElseThrow().position());
		assertTrue(kept.editor.isDirty(), "no file holds it");
		kept.isSaved();
		assertTrue(kept.file().exists());
		assertEquals(List.of(), kept.notices());
		assertEquals(4, walk.stop().orElseThrow().position());
	}

	@Test
	void editsStayWhenTheFileIsDeletedOutsideTheWorkspace() throws Exception {
		Edited kept = Edited.copy("kept");
		kept.edit();
		Files.delete(kept.path());
		kept.file().refreshLocal(IResource.DEPTH_ZERO, null);
		kept.awaitNotice("deleted");
		kept.isSaved();
	}

	@Test
	void deletedFileClosesAnEditorThatHasNothingMore() throws Exception {
		Edited kept = Edited.copy("kept");
		kept.file().delete(true, null);
		Desktop.await("the editor is closed", () -> Desktop.page().findEditor(kept.editor.getEditorInput()) == null);
	}

	@Test
	void editsAndWalkGoWithAFileThatIsRenamed() throws Exception {
		Edited kept = Edited.copy("kept");
		WalkPlayer walk = kept.walk(3);
		Point place = kept.edit();
		IFile old = kept.file();
		IFile renamed = old.getProject().getFile("renamed.irqscope");
		old.move(renamed.getFullPath(), true, null);
		Desktop.await("the editor has the new name", () -> kept.editor.getTitle().equals("renamed.irqscope"));
		assertEquals(place, kept.place());
		assertTrue(kept.editor.isDirty());
		assertEquals(renamed, kept.file());
		kept.isSaved();
		assertFalse(old.exists());
		assertEquals(3, walk.stop().orElseThrow().position());
		kept.changeElsewhere("elsewhere");
		kept.awaitNotice("renamed.irqscope has been changed elsewhere");
	}

	@Test
	void savingAsLeavesTheOldFileAndGoesOnWithTheNewOne() throws Exception {
		Edited kept = Edited.copy("kept");
		WalkPlayer walk = kept.walk(3);
		Point place = kept.edit();
		IFile old = kept.file();
		byte[] before = Files.readAllBytes(kept.path());
		saveAs(kept, "other.irqscope");
		assertEquals("other.irqscope", kept.editor.getTitle());
		assertFalse(kept.editor.isDirty());
		assertEquals(place, Edited.placeIn(kept.path()));
		assertEquals(new String(before), Files.readString(Path.of(old.getLocationURI())));
		assertEquals(3, walk.stop().orElseThrow().position());
		kept.edit();
		kept.isSaved();
		assertEquals(new String(before), Files.readString(Path.of(old.getLocationURI())));
		old.delete(true, null);
		Desktop.settle();
		assertFalse(kept.editor.isDirty(), "the old file is nothing to this editor");
	}

	private static void saveAs(Edited kept, String name) {
		String before = kept.file().getName();
		Desktop.page().activate(kept.editor);
		Dialogs.answer("Save As", () -> Desktop.run(Edited.SAVE_AS), dialog -> {
			Dialogs.controls(dialog, Text.class).stream().filter(field -> field.getText().equals(before)).findFirst()
					.orElseThrow().setText(name);
			Dialogs.press(dialog, "OK");
		});
		Desktop.settle();
	}

	@Test
	void twoEditorsOfAFileKeepWhatEachHas() throws Exception {
		Edited one = Edited.copy("kept");
		Edited two = one.again();
		Point place = one.edit();
		one.isSaved();
		Desktop.await("the other one follows", () -> two.place().equals(place));
		assertFalse(two.editor.isDirty());
		Point later = two.edit();
		one.edit();
		one.isSaved();
		two.awaitNotice("changed elsewhere");
		assertEquals(later, two.place());
		Dialogs.answer("Save", two::save, dialog -> Dialogs.press(dialog, "Cancel"));
		assertEquals(one.place(), Edited.placeIn(one.path()));
		assertTrue(two.editor.isDirty());
	}

	/** A copy of an example in the folder that is read only or small. */
	private Edited there() throws Exception {
		IFolder linked = Desktop.example("noapic").getProject().getFolder("small");
		linked.createLink(IPath.fromPath(folder), IResource.NONE, null);
		IFile original = WideCopy.of("noapic", "kept");
		IFile file = linked.getFile("kept.irqscope");
		original.copy(file.getFullPath(), true, null);
		return new Edited(Desktop.open(file));
	}

	@Test
	void fullDiskIsSaidOnceAndWhatIsEditedIsSavedLater() throws Exception {
		try (SmallDisk disk = SmallDisk.in(folder)) {
			Edited kept = there();
			WalkPlayer walk = kept.walk(3);
			kept.edit();
			disk.fill();
			kept.isRefused("No space left on device");
			disk.empty();
			kept.isSaved();
			assertEquals(3, walk.stop().orElseThrow().position());
		}
	}

	@Test
	void diskThatIsReadOnlyIsSaidOnceAndWhatIsEditedIsSavedLater() throws Exception {
		try (SmallDisk disk = SmallDisk.in(folder)) {
			Edited kept = there();
			kept.edit();
			disk.setReadOnly(true);
			kept.isRefused("Read-only file system");
			disk.setReadOnly(false);
			kept.isSaved();
		}
	}

	@Test
	void folderThatMayNotBeWrittenIsSaidOnceAndWhatIsEditedIsSavedLater() throws Exception {
		Edited kept = there();
		kept.edit();
		Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
		try {
			Assumptions.assumeFalse(Files.isWritable(folder), "this user may write everywhere");
			kept.isRefused("this user may not write here");
		} finally {
			Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
		}
		kept.isSaved();
	}

	@Test
	void savingToAnotherPlaceThatIsFullLeavesTheEditorWithItsFile() throws Exception {
		try (SmallDisk disk = SmallDisk.in(folder)) {
			Edited kept = there();
			kept.edit();
			disk.fill();
			Dialogs.press(Dialogs.failure(() -> saveAs(kept, "other.irqscope")), "OK");
			assertEquals("kept.irqscope", kept.editor.getTitle());
			assertTrue(kept.editor.isDirty());
			assertFalse(Files.exists(folder.resolve("other.irqscope")));
			disk.empty();
			kept.isSaved();
		}
	}
}
