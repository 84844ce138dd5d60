package debwright.notify;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Provider;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import javax.net.ssl.ManagerFactoryParameters;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.TrustManagerFactorySpi;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Trusts a server only under the name that its certificate has. TLS itself asks whether a
 * certificate is good, and not whose it is; the IRC library leaves it at that.
 */
final class HostTrust extends X509ExtendedTrustManager {
  private final X509ExtendedTrustManager usual;

  private HostTrust(X509ExtendedTrustManager usual) {
    this.usual = usual;
  }

  /**
   * A factory that makes nothing else.
   *
   * @param roots the certificates to begin with; those that come with Java where it is null
   */
  static TrustManagerFactory factory(@Nullable KeyStore roots) {
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(roots);
      HostTrust trust =
          Arrays.stream(factory.getTrustManagers())
              .filter(X509ExtendedTrustManager.class::isInstance)
              .map(each -> new HostTrust((X509ExtendedTrustManager) each))
              .findFirst()
              .orElseThrow();
      return new Factory(new Only(trust), factory.getProvider(), factory.getAlgorithm());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Java has no certificates to begin with", e);
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    engine.setSSLParameters(parameters);
    usual.checkServerTrusted(chain, authType, engine);
  }

  /** Without an engine nobody knows the name. */
  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw new CertificateException("no name to check");
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    throw new CertificateException("no name to check");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw new CertificateException("there are no clients");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    throw new CertificateException("there are no clients");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    throw new CertificateException("there are no clients");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return usual.getAcceptedIssuers();
  }

  private static final class Factory extends TrustManagerFactory {
    Factory(TrustManagerFactorySpi makes, Provider provider, String algorithm) {
      super(makes, provider, algorithm);
    }
  }

  private static final class Only extends TrustManagerFactorySpi {
    private final TrustManager trust;

    Only(TrustManager trust) {
      this.trust = trust;
    }

    @Override
    protected void engineInit(@Nullable KeyStore roots) {}

    @Override
    protected void engineInit(ManagerFactoryParameters parameters) {}

    @Override
    protected TrustManager[] engineGetTrustManagers() {
      return new TrustManager[] {trust};
    }
  }
}
