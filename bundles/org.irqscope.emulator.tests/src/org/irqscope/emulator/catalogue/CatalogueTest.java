package org.irqscope.emulator.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** Every case of the catalogue and every surprising fact about the kernel has a test that bears its name. */
class CatalogueTest {
	private static final Path PACKAGE = Path.of("src/org/irqscope/emulator");
	private static final int TRAPS = 34;

	@Test
	void everyCaseOfTheCatalogueIsATest() throws IOException, ClassNotFoundException {
		Set<String> missing = new TreeSet<>(cases());
		assertEquals(169, missing.size(), "cases");
		missing.removeAll(firstWords(PACKAGE.resolve("catalogue")));
		assertEquals(Set.of(), missing);
	}

	private static List<String> cases() throws IOException {
		try (InputStream file = CatalogueTest.class.getResourceAsStream("cases.txt")) {
			return new String(file.readAllBytes(), StandardCharsets.US_ASCII).lines()
					.filter(line -> !line.startsWith("#")).flatMap(line -> Stream.of(line.split(" "))).toList();
		}
	}

	@Test
	void everyTrapIsATest() throws IOException, ClassNotFoundException {
		Set<String> named = testNames(PACKAGE).stream().filter(name -> name.startsWith("Trap "))
				.map(name -> name.substring(0, name.indexOf(':'))).collect(Collectors.toSet());
		assertEquals(IntStream.rangeClosed(1, TRAPS).mapToObj(number -> "Trap " + number)
				.collect(Collectors.toSet()), named);
	}

	private static Set<String> firstWords(Path directory) throws IOException, ClassNotFoundException {
		return testNames(directory).stream().map(name -> name.split("[ ,]")[0]).collect(Collectors.toSet());
	}

	/** The display names of the tests that the classes in a directory hold and that are run. */
	private static List<String> testNames(Path directory) throws IOException, ClassNotFoundException {
		List<String> names = new ArrayList<>();
		for (String type : testClasses(directory))
			for (Method method : Class.forName(type).getDeclaredMethods())
				if (!method.isAnnotationPresent(Disabled.class))
					displayName(method).ifPresent(names::add);
		assertTrue(names.size() > 10, directory + ": " + names);
		return names;
	}

	private static List<String> testClasses(Path directory) throws IOException {
		try (Stream<Path> files = Files.walk(directory)) {
			return files.map(file -> Path.of("src").relativize(file).toString())
					.filter(file -> file.endsWith("Test.java"))
					.map(file -> file.replace(".java", "").replace('/', '.')).toList();
		}
	}

	private static Optional<String> displayName(Method method) {
		if (method.isAnnotationPresent(ParameterizedTest.class))
			return Arrays.stream(method.getAnnotationsByType(ParameterizedTest.class)).map(ParameterizedTest::name)
					.findFirst();
		if (!method.isAnnotationPresent(Test.class))
			return Optional.empty();
		return Arrays.stream(method.getAnnotationsByType(DisplayName.class)).map(DisplayName::value).findFirst();
	}
}
