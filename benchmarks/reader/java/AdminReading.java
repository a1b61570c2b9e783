import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ClassicGroupDescription;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.admin.TopicListing;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupType;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicCollection;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.ConfigResource;

/**
 * Reads a cluster with Kafka's own admin client, once for each line `run` on
 * its input: topics, settings, begin and end of every partition and its newest
 * record, groups with members and commits, partitions that move. As fast as
 * its API lets: all that does not wait for another answer is under way at the
 * same time, in as few calls as it takes. A new client each time, as for ours.
 */
public final class AdminReading {
  private final Admin admin;

  private AdminReading(Admin admin) {
    this.admin = admin;
  }

  public static void main(String[] args) throws Exception {
    Properties properties = new Properties();
    properties.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, args[0]);
    properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, "120000");
    System.out.println("{}");
    BufferedReader input =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = input.readLine(); line != null; line = input.readLine()) {
      if (!line.equals("run")) continue;
      long start = System.nanoTime();
      String seen;
      try (Admin admin = Admin.create(properties)) {
        seen = new AdminReading(admin).read();
      }
      double ms = (System.nanoTime() - start) / 1e6;
      System.out.println("{\"ms\":" + ms + ",\"seen\":" + seen + "}");
    }
  }

  private String read() throws Exception {
    var cluster =
        admin.describeCluster(new DescribeClusterOptions().includeAuthorizedOperations(true));
    var listing = admin.listTopics(new ListTopicsOptions().listInternal(true));
    var groupListing = admin.listGroups();
    var reassignments = admin.listPartitionReassignments();

    Collection<TopicListing> listings = listing.listings().get();
    var configs = describeConfigs(listings);
    var descriptions = describeTopics(listings);

    Collection<GroupListing> groups = groupListing.all().get();
    List<String> classic = idsOf(groups, GroupType.CLASSIC);
    List<String> consumer = idsOf(groups, GroupType.CONSUMER);
    var classicGroups = admin.describeClassicGroups(classic).all();
    var consumerGroups = admin.describeConsumerGroups(consumer).all();
    Map<String, ListConsumerGroupOffsetsSpec> specs = new HashMap<>();
    for (GroupListing group : groups) {
      if (group.type().filter(type -> type == GroupType.SHARE).isEmpty()) {
        specs.put(group.groupId(), new ListConsumerGroupOffsetsSpec());
      }
    }
    var commits = admin.listConsumerGroupOffsets(specs).all();

    List<TopicPartition> partitions = new ArrayList<>();
    for (TopicDescription topic : descriptions.get()) {
      topic
          .partitions()
          .forEach(one -> partitions.add(new TopicPartition(topic.name(), one.partition())));
    }
    var earliest = listOffsets(partitions, OffsetSpec.earliest());
    var latest = listOffsets(partitions, OffsetSpec.latest());
    var newest = listOffsets(partitions, OffsetSpec.maxTimestamp());

    long members = 0;
    for (ClassicGroupDescription group : classicGroups.get().values()) {
      members += group.members().size();
    }
    for (ConsumerGroupDescription group : consumerGroups.get().values()) {
      members += group.members().size();
    }
    long committed = 0;
    for (Map<TopicPartition, OffsetAndMetadata> group : commits.get().values()) {
      committed += group.size();
    }
    int described = configs.get().size();
    int bounds = Math.min(earliest.get().size(), latest.get().size());
    int newestCount = newest.get().size();
    reassignments.reassignments().get();
    cluster.nodes().get();
    cluster.authorizedOperations().get();
    return String.format(
        "{\"topics\":%d,\"partitions\":%d,\"configs\":%d,\"bounds\":%d,\"newest\":%d,"
            + "\"groups\":%d,\"members\":%d,\"commits\":%d}",
        listings.size(),
        partitions.size(),
        described,
        bounds,
        newestCount,
        groups.size(),
        members,
        committed);
  }

  /**
   * All in one call, which was faster than several. The client cannot limit the
   * keys, as the protocol can.
   */
  private KafkaFuture<Map<ConfigResource, Config>> describeConfigs(
      Collection<TopicListing> listings) {
    List<ConfigResource> resources =
        listings.stream()
            .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic.name()))
            .collect(Collectors.toList());
    return admin.describeConfigs(resources).all();
  }

  /** By their ids: one request, where names are answered page by page. */
  private KafkaFuture<Collection<TopicDescription>> describeTopics(
      Collection<TopicListing> listings) {
    List<Uuid> ids = listings.stream().map(TopicListing::topicId).collect(Collectors.toList());
    return admin
        .describeTopics(TopicCollection.ofTopicIds(ids))
        .allTopicIds()
        .thenApply(Map::values);
  }

  private KafkaFuture<Map<TopicPartition, ListOffsetsResultInfo>> listOffsets(
      List<TopicPartition> partitions, OffsetSpec spec) {
    return admin
        .listOffsets(
            partitions.stream().collect(Collectors.toMap(partition -> partition, one -> spec)))
        .all();
  }

  private static List<String> idsOf(Collection<GroupListing> groups, GroupType type) {
    return groups.stream()
        .filter(group -> group.type().filter(of -> of == type).isPresent())
        .map(GroupListing::groupId)
        .collect(Collectors.toList());
  }
}
