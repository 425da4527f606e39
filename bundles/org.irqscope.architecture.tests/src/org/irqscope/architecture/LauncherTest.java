package org.irqscope.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The script that starts the desktop does what the launcher of Equinox would do with the exit codes of the workbench.
 */
class LauncherTest {
	private static final int PATIENCE_SECONDS = 60;
	@TempDir
	Path root;
	private Path runs;

	/**
	 * A product that is up to date, and a Java that notes how it is started and ends with the next of the given codes.
	 */
	@BeforeEach
	void install() throws IOException {
		Path releng = Files.createDirectories(root.resolve("releng"));
		for (String script : List.of("irqscope", "prepare"))
			Files.copy(Repository.here().root().resolve("releng").resolve(script), releng.resolve(script));
		Path target = releng.resolve("org.irqscope.product/target");
		Files.createDirectories(target.resolve("products/org.irqscope.product/linux/gtk/x86_64/plugins"));
		for (String source : List.of(".mvn", "target-platform", "features", "bundles",
				"releng/org.irqscope.model.generator"))
			Files.createDirectories(root.resolve(source));
		Files.writeString(root.resolve("pom.xml"), "");
		Files.writeString(target.resolve("built"), "");
		runs = Files.createDirectories(root.resolve("runs"));
		executable("javac", "echo javac 17.0.1");
		executable("java", "run=$(ls runs | wc -l)", "printf '%s\\n' \"$@\" >runs/$run",
				"for option in \"$@\"; do case $option in -Dorg.irqscope.relaunch=*)",
				"printf -- '-data\\nfile:/other\\n' >\"${option#*=}\" ;; esac; done",
				"exit $(sed -n \"$((run + 1))p\" codes)");
	}

	private void executable(String name, String... lines) throws IOException {
		Path file = root.resolve("jdk/bin").resolve(name);
		Files.createDirectories(file.getParent());
		Files.writeString(file, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
		assertTrue(file.toFile().setExecutable(true));
	}

	private int start(String... codes) throws Exception {
		Files.write(root.resolve("codes"), List.of(codes));
		ProcessBuilder script = new ProcessBuilder("sh", "releng/irqscope", "-consoleLog").directory(root.toFile())
				.redirectErrorStream(true).redirectOutput(root.resolve("output").toFile());
		script.environment().put("JAVA_HOME", root.resolve("jdk").toString());
		script.environment().put("DISPLAY", ":0");
		script.environment().put("IRQSCOPE_WORKSPACE", "/first");
		Process process = script.start();
		assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), () -> Repository.text(root.resolve("output")));
		return process.exitValue();
	}

	/** The arguments of a run that are the workbench's, without those of Java. */
	private List<String> arguments(int run) {
		List<String> all = Repository.text(runs.resolve(Integer.toString(run))).lines().toList();
		return all.subList(all.indexOf("-jar") + 2, all.size());
	}

	@Test
	void theWorkbenchEndsWithItsOwnCode() throws Exception {
		assertEquals(13, start("13"));
		assertEquals(List.of("-data", "/first", "-consoleLog"), arguments(0));
		assertEquals(1, runs.toFile().list().length);
	}

	@Test
	void aRestartBeginsAgainWithTheSameArguments() throws Exception {
		assertEquals(0, start("23", "23", "0"));
		assertEquals(arguments(0), arguments(1));
		assertEquals(arguments(0), arguments(2));
	}

	@Test
	void aRelaunchBeginsAgainWithTheArgumentsThatTheWorkbenchAsksFor() throws Exception {
		assertEquals(0, start("24", "0"));
		assertEquals(List.of("-data", "/first", "-consoleLog", "-data", "file:/other"), arguments(1));
	}
}
