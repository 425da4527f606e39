package org.irqscope.core.operation;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** A browser without a window and without a network, driven as its own developer tools drive it. */
final class Chromium implements AutoCloseable, WebSocket.Listener {
	private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
	private static final int PATIENCE_SECONDS = 60;
	private final Gson gson = new Gson();
	private final BlockingQueue<JsonObject> messages = new LinkedBlockingQueue<>();
	private final List<String> complaints = new ArrayList<>();
	private final StringBuilder partial = new StringBuilder();
	private final Process process;
	private final WebSocket socket;
	private int asked;

	/** @param folder an empty one, for what the browser keeps */
	Chromium(Path folder) throws Exception {
		Path program = program().orElse(null);
		assumeTrue(program != null, "no Chromium is installed");
		process = new ProcessBuilder(program.toString(), "--headless=new", "--no-sandbox", "--disable-gpu",
				"--no-first-run", "--disable-background-networking", "--remote-debugging-port=0",
				"--remote-allow-origins=*", "--host-resolver-rules=MAP * ~NOTFOUND", "--window-size=1600,1000",
				"--user-data-dir=" + folder, "about:blank").redirectErrorStream(true)
						.redirectOutput(folder.resolve("log").toFile()).start();
		HttpClient client = HttpClient.newHttpClient();
		socket = client.newWebSocketBuilder().buildAsync(page(client, port(folder)), this).get(PATIENCE_SECONDS,
				TimeUnit.SECONDS);
		for (String domain : List.of("Page", "Runtime", "Log", "Network"))
			ask(domain + ".enable", Map.of());
		ask("Network.emulateNetworkConditions",
				Map.of("offline", true, "latency", 0, "downloadThroughput", 0, "uploadThroughput", 0));
	}

	private static Optional<Path> program() {
		return Stream.of(System.getenv("PATH").split(":"))
				.flatMap(folder -> NAMES.stream().map(Path.of(folder)::resolve))
				.filter(Files::isExecutable).findFirst();
	}

	private static int port(Path folder) throws Exception {
		Path file = folder.resolve("DevToolsActivePort");
		for (int tries = 0; tries < PATIENCE_SECONDS * 10; tries++) {
			if (Files.exists(file) && Files.size(file) > 0)
				return Integer.parseInt(Files.readAllLines(file).get(0));
			Thread.sleep(100);
		}
		throw new IOException("the browser does not start: " + Files.readString(folder.resolve("log")));
	}

	private static URI page(HttpClient client, int port) throws Exception {
		HttpRequest list = HttpRequest.newBuilder(new URI("http", null, "127.0.0.1", port, "/json/list", null, null))
				.build();
		String answer = client.send(list, HttpResponse.BodyHandlers.ofString()).body();
		for (JsonElement one : JsonParser.parseString(answer).getAsJsonArray())
			if (one.getAsJsonObject().get("type").getAsString().equals("page"))
				return URI.create(one.getAsJsonObject().get("webSocketDebuggerUrl").getAsString());
		throw new IOException(answer);
	}

	@Override
	public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
		partial.append(text);
		if (last) {
			messages.add(JsonParser.parseString(partial.toString()).getAsJsonObject());
			partial.setLength(0);
		}
		from.request(1);
		return null;
	}

	private JsonObject ask(String method, Map<String, ?> parameters) throws Exception {
		int id = ++asked;
		socket.sendText(gson.toJson(Map.of("id", id, "method", method, "params", parameters)), true).join();
		JsonObject message;
		do {
			message = messages.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
			if (message == null)
				throw new IOException("no answer to " + method);
			String event = message.has("method") ? message.get("method").getAsString() : "";
			if (event.equals("Runtime.exceptionThrown") || event.equals("Log.entryAdded"))
				complaints.add(message.toString());
		} while (!message.has("id") || message.get("id").getAsInt() != id);
		if (message.has("error"))
			throw new IOException(method + ": " + message.get("error"));
		return message.getAsJsonObject("result");
	}

	/** Opens a file and waits until it is there. */
	void open(Path file) throws Exception {
		ask("Page.navigate", Map.of("url", file.toUri().toString()));
		for (int tries = 0; tries < PATIENCE_SECONDS * 20; tries++) {
			if (evaluate("location.protocol + document.readyState").equals("file:complete"))
				return;
			Thread.sleep(50);
		}
		throw new IOException(file + " does not load");
	}

	/** What an expression of the page's script is, as text. */
	String evaluate(String expression) throws Exception {
		JsonObject answer = ask("Runtime.evaluate", Map.of("expression", "String(" + expression + ")"));
		if (answer.has("exceptionDetails"))
			throw new IOException(answer.toString());
		return answer.getAsJsonObject("result").get("value").getAsString();
	}

	/** Presses and releases a key, as the page hears it. */
	void key(String key) throws Exception {
		for (String type : List.of("rawKeyDown", "keyUp"))
			ask("Input.dispatchKeyEvent", Map.of("type", type, "key", key, "code", key));
	}

	/** What an expression yields elements for is clicked. */
	void click(String id) throws Exception {
		JsonObject place = JsonParser.parseString(evaluate("JSON.stringify(document.getElementById('" + id
				+ "').getBoundingClientRect())")).getAsJsonObject();
		double x = place.get("x").getAsDouble() + place.get("width").getAsDouble() / 2;
		double y = place.get("y").getAsDouble() + place.get("height").getAsDouble() / 2;
		for (String type : List.of("mousePressed", "mouseReleased"))
			ask("Input.dispatchMouseEvent",
					Map.of("type", type, "x", x, "y", y, "button", "left", "clickCount", 1));
	}

	/** The window as PNG. */
	byte[] screenshot() throws Exception {
		return Base64.getDecoder().decode(ask("Page.captureScreenshot", Map.of()).get("data").getAsString());
	}

	/** What the page's script or the browser complained about. */
	List<String> complaints() {
		return complaints;
	}

	/** Its processes write to its folder for a moment longer than it answers; the folder is free when this returns. */
	@Override
	public void close() throws Exception {
		List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
		try {
			if (socket != null)
				ask("Browser.close", Map.of());
		} finally {
			all.forEach(ProcessHandle::destroy);
			for (ProcessHandle one : all)
				one.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
		}
	}
}
