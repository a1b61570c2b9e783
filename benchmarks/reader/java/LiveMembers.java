import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Consumers that are members of groups until their input ends: brokers, file of
 * topics, number of members. Four members a group, each group on one topic;
 * every other group speaks the new protocol (KIP-848).
 */
public final class LiveMembers {
  private static final int MEMBERS_A_GROUP = 4;

  public static void main(String[] args) throws Exception {
    List<String> topics = Files.readAllLines(Path.of(args[1]));
    int members = Integer.parseInt(args[2]);
    for (int index = 0; index < members; index++) {
      int group = index / MEMBERS_A_GROUP;
      Properties properties = new Properties();
      properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, args[0]);
      properties.put(ConsumerConfig.GROUP_ID_CONFIG, "live-group-" + group);
      properties.put(ConsumerConfig.CLIENT_ID_CONFIG, "live-member-" + index);
      properties.put(
          ConsumerConfig.GROUP_PROTOCOL_CONFIG, group % 2 == 0 ? "classic" : "consumer");
      properties.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, "5000");
      properties.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
      properties.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
      String topic = topics.get(group);
      Thread thread = new Thread(() -> consume(properties, topic));
      thread.setDaemon(true);
      thread.start();
    }
    while (System.in.read() >= 0) {
      // until whoever started this ends
    }
  }

  private static void consume(Properties properties, String topic) {
    try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(properties)) {
      consumer.subscribe(List.of(topic));
      while (true) consumer.poll(Duration.ofSeconds(5));
    }
  }
}
