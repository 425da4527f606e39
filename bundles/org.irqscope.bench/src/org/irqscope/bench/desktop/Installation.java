package org.irqscope.bench.desktop;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * The product with the bundle of this package among its own, in another folder: the product itself stays as it is.
 *
 * @param folder what is thrown away afterwards
 * @param product the folder of the product
 */
record Installation(Path folder, Path product) {
	private static final String BUNDLE = "org.irqscope.bench.desktop", LIST = "org.eclipse.equinox.simpleconfigurator";
	private static final List<Class<?>> CLASSES = List.of(MeasuredApplication.class, BareApplication.class,
			EmptyPerspective.class);

	static Installation of(Path folder, Path product) throws IOException {
		Installation installation = new Installation(folder, product);
		installation.writeBundle();
		installation.writeList();
		installation.writeSettings();
		return installation;
	}

	Path configuration() {
		return folder.resolve("configuration");
	}

	private Path list() {
		return configuration().resolve(LIST).resolve("bundles.info");
	}

	private Path bundle() {
		return folder.resolve(BUNDLE + ".jar");
	}

	private void writeBundle() throws IOException {
		try (InputStream manifest = Installation.class.getResourceAsStream("bundle.mf");
				JarOutputStream jar = new JarOutputStream(Files.newOutputStream(bundle()), new Manifest(manifest))) {
			copy("plugin.xml", "plugin.xml", jar);
			for (Class<?> one : CLASSES)
				for (String name : names(one))
					copy(name, one.getPackageName().replace('.', '/') + "/" + name, jar);
		}
	}

	/** The files of a class and of those within it. */
	private static List<String> names(Class<?> one) {
		List<String> names = new ArrayList<>(List.of(one.getSimpleName() + ".class"));
		for (Class<?> within : one.getDeclaredClasses())
			names.add(one.getSimpleName() + "$" + within.getSimpleName() + ".class");
		return names;
	}

	private static void copy(String resource, String name, JarOutputStream jar) throws IOException {
		jar.putNextEntry(new JarEntry(name));
		try (InputStream from = Installation.class.getResourceAsStream(resource)) {
			from.transferTo(jar);
		}
		jar.closeEntry();
	}

	/** The bundles of the product, which are named from where it stands, and one more. */
	private void writeList() throws IOException {
		List<String> lines = new ArrayList<>();
		for (String line : Files.readAllLines(product.resolve("configuration").resolve(LIST).resolve("bundles.info"))) {
			String[] parts = line.split(",");
			if (parts.length == 5)
				parts[2] = product.toUri().resolve(parts[2]).toString();
			lines.add(String.join(",", parts));
		}
		lines.add(String.join(",", BUNDLE, "1.0.0", bundle().toUri().toString(), "4", "false"));
		Files.createDirectories(list().getParent());
		Files.write(list(), lines);
	}

	private void writeSettings() throws IOException {
		Properties settings = new Properties();
		try (InputStream from = Files.newInputStream(product.resolve("configuration").resolve("config.ini"))) {
			settings.load(from);
		}
		settings.setProperty(LIST + ".configUrl", list().toUri().toString());
		try (OutputStream to = Files.newOutputStream(configuration().resolve("config.ini"))) {
			settings.store(to, null);
		}
	}
}
