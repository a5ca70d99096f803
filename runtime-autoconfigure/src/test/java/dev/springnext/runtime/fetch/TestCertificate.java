package dev.springnext.runtime.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManagerFactory;

/**
 * A certificate that signs itself, made anew for each use.
 */
public final class TestCertificate {

	private static final String PASSWORD = "changeit";

	private final Path file;

	private final KeyStore store;

	private TestCertificate(Path file, KeyStore store) {
		this.file = file;
		this.store = store;
	}

	/**
	 * Makes a certificate.
	 * @param directory where its key store goes
	 * @param name whom it is for, such as {@code ip:127.0.0.1}
	 * @return the certificate
	 */
	public static TestCertificate create(Path directory, String name) throws Exception {
		Path file = directory.resolve(name.replace(':', '-') + ".p12");
		Process keytool = new ProcessBuilder(
				List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias",
						"test", "-keyalg", "EC", "-dname", "CN=test", "-ext", "san=" + name, "-storetype", "PKCS12",
						"-keystore", file.toString(), "-storepass", PASSWORD))
			.redirectErrorStream(true)
			.start();
		String output = new String(keytool.getInputStream().readAllBytes());
		if (!keytool.waitFor(60, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
			throw new IOException(output);
		}
		KeyStore store = KeyStore.getInstance("PKCS12");
		try (InputStream in = Files.newInputStream(file)) {
			store.load(in, PASSWORD.toCharArray());
		}
		return new TestCertificate(file, store);
	}

	public Path file() {
		return this.file;
	}

	public String password() {
		return PASSWORD;
	}

	public KeyManagerFactory keys() throws GeneralSecurityException {
		KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
		keys.init(this.store, PASSWORD.toCharArray());
		return keys;
	}

	TrustManagerFactory trust() throws GeneralSecurityException {
		KeyStore trusted = KeyStore.getInstance("PKCS12");
		try {
			trusted.load(null, null);
		}
		catch (IOException ex) {
			throw new GeneralSecurityException(ex);
		}
		trusted.setCertificateEntry("test", this.store.getCertificate("test"));
		TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
		trust.init(trusted);
		return trust;
	}

	ClientTls client() throws GeneralSecurityException {
		return ClientTls.of(trust(), keys(), null, null);
	}

}
