import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes the class path of the command line: {@code java CommandLineJars.java PLUGINS FOLDER} copies the bundles that
 * the command line needs into a folder, without their signatures, and prints them. Java checks signatures at every
 * start, and keeps classes of signed jars out of class-data archives. Run by {@code releng/prepare}.
 */
final class CommandLineJars {
	private static final String FIRST = "org.irqscope.cli";
	/** Commas between quotes belong to the entry. */
	private static final String COMMA = ",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)";

	private final Map<String, Path> bundles = new LinkedHashMap<>();
	private final Map<String, String> exporters = new LinkedHashMap<>();
	private final Map<String, Path> needed = new LinkedHashMap<>();

	public static void main(String[] arguments) throws IOException {
		CommandLineJars jars = new CommandLineJars();
		try (Stream<Path> plugins = Files.list(Path.of(arguments[0]))) {
			for (Path jar : plugins.filter(file -> file.toString().endsWith(".jar")).sorted().toList())
				jars.add(jar);
		}
		jars.need(FIRST);
		Path folder = Path.of(arguments[1]);
		for (Path jar : jars.needed.values())
			copy(jar, folder);
		System.out.println(jars.needed.values().stream().map(jar -> folder.resolve(jar.getFileName()).toString())
				.collect(Collectors.joining(File.pathSeparator)));
	}

	private void add(Path jar) throws IOException {
		Attributes manifest = manifest(jar);
		String name = names(manifest, "Bundle-SymbolicName").stream().findFirst().orElse("");
		if (manifest.getValue("Fragment-Host") != null || name.isEmpty())
			return;
		bundles.put(name, jar);
		names(manifest, "Export-Package").forEach(exported -> exporters.putIfAbsent(exported, name));
	}

	/** A bundle, and then what it requires. */
	private void need(String name) throws IOException {
		Path jar = bundles.get(name);
		if (jar == null || needed.putIfAbsent(name, jar) != null)
			return;
		Attributes manifest = manifest(jar);
		for (String required : names(manifest, "Require-Bundle"))
			need(required);
		for (String imported : names(manifest, "Import-Package"))
			need(exporters.getOrDefault(imported, ""));
	}

	private static Attributes manifest(Path jar) throws IOException {
		try (JarFile file = new JarFile(jar.toFile(), false)) {
			Manifest manifest = file.getManifest();
			return manifest == null ? new Attributes() : manifest.getMainAttributes();
		}
	}

	private static List<String> names(Attributes manifest, String header) {
		String value = manifest.getValue(header);
		return value == null ? List.of() : Arrays.stream(value.split(COMMA))
				.filter(entry -> !entry.contains("resolution:=optional")).map(entry -> entry.split(";")[0].strip())
				.toList();
	}

	private static void copy(Path source, Path folder) throws IOException {
		try (JarFile jar = new JarFile(source.toFile(), false);
				OutputStream out = Files.newOutputStream(folder.resolve(source.getFileName()));
				JarOutputStream copy = new JarOutputStream(out, unsigned(jar.getManifest()))) {
			for (JarEntry entry : jar.stream().filter(CommandLineJars::isContent).toList()) {
				copy.putNextEntry(new JarEntry(entry.getName()));
				try (InputStream content = jar.getInputStream(entry)) {
					content.transferTo(copy);
				}
			}
		}
	}

	/** The sections of single entries hold their digests. */
	private static Manifest unsigned(Manifest manifest) {
		Manifest unsigned = new Manifest();
		if (manifest != null)
			unsigned.getMainAttributes().putAll(manifest.getMainAttributes());
		unsigned.getMainAttributes().putIfAbsent(Attributes.Name.MANIFEST_VERSION, "1.0");
		return unsigned;
	}

	private static boolean isContent(JarEntry entry) {
		String name = entry.getName();
		return !entry.isDirectory() && !name.equals(JarFile.MANIFEST_NAME)
				&& !name.matches("META-INF/[^/]*\\.(SF|RSA|DSA|EC)");
	}
}
