import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.codelibs.opensearch.runner.node.OpenSearchRunnerNode;
import org.opensearch.analysis.common.CommonAnalysisModulePlugin;
import org.opensearch.common.settings.Settings;
import org.opensearch.index.mapper.MapperExtrasModulePlugin;
import org.opensearch.index.reindex.ReindexModulePlugin;
import org.opensearch.join.ParentJoinModulePlugin;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.painless.PainlessModulePlugin;
import org.opensearch.script.expression.ExpressionModulePlugin;
import org.opensearch.transport.Netty4ModulePlugin;

/**
 * One OpenSearch node in this process, with the modules of the distribution that Pullquote could use.
 *
 * <p>{@code java StartNode.java SETTINGS.yml}. It ends, closed in order, when its standard input does: thus no node outlives the
 * process that started it, however that one ended.
 */
public final class StartNode {
  public static void main(String[] args) throws Exception {
    var file = Path.of(args[0]);
    var settings = Settings.builder().loadFromPath(file).build();
    var environment = InternalSettingsPreparer.prepareEnvironment(settings, Map.of(), file.getParent(), () -> "node");
    var node =
        new OpenSearchRunnerNode(
            environment,
            List.of(
                Netty4ModulePlugin.class,
                CommonAnalysisModulePlugin.class,
                MapperExtrasModulePlugin.class,
                ReindexModulePlugin.class,
                ParentJoinModulePlugin.class,
                PainlessModulePlugin.class,
                ExpressionModulePlugin.class));
    Runtime.getRuntime().addShutdownHook(new Thread(() -> close(node)));
    var input = Thread.ofPlatform().daemon().start(StartNode::exitAtEndOfInput);
    node.start();
    input.join();
  }

  private static void exitAtEndOfInput() {
    try {
      while (System.in.read() != -1) {}
    } catch (java.io.IOException gone) {
      // As good as its end.
    }
    System.exit(0);
  }

  private static void close(AutoCloseable node) {
    try {
      node.close();
    } catch (Exception failure) {
      failure.printStackTrace();
    }
  }
}
