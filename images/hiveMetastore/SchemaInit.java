package sparkstead;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hive.metastore.HiveMetaException;
import org.apache.hadoop.hive.metastore.IMetaStoreSchemaInfo;
import org.apache.hadoop.hive.metastore.MetaStoreSchemaInfoFactory;
import org.apache.hadoop.hive.metastore.utils.MetastoreVersionInfo;

/**
 * Makes the schema in an empty database, or checks the one that is there. It may run at any moment, several times at once, and after any
 * crash, where Hive's schematool leaves half a schema that it refuses from then on:
 * <ul>
 * <li>a lock in the database lets one run in at a time, and is gone with its connection;
 * <li>where DDL is transactional (Postgres) the schema is made in one transaction;
 * <li>elsewhere (MariaDB, MySQL) a marker, made in the empty database and dropped at the end, tells that an init of ours broke off: what
 * it left is dropped, and made again.
 * </ul>
 * Anything else that it finds it refuses, and touches nothing. The one argument is the version of Hive that is expected in this image.
 */
public final class SchemaInit {
    private static final String MARKER = "SPARKSTEAD_SCHEMA_INIT";
    private static final int LOCK_SECONDS = 600;
    private static final int CONNECT_SECONDS = 120;
    private static final Pattern CREATED = Pattern.compile("CREATE TABLE (?:IF NOT EXISTS )?[`\"]?(\\w+)", Pattern.CASE_INSENSITIVE);

    private final Configuration conf = new Configuration(false);
    private final String url;
    private final boolean postgres;

    private SchemaInit() {
        conf.addResource("metastore-site.xml");
        url = conf.get("javax.jdo.option.ConnectionURL");
        postgres = url.startsWith("jdbc:postgresql:");
    }

    public static void main(String[] args) throws Exception {
        try {
            System.out.println(new SchemaInit().run(args[0]));
        } catch (Refusal | SQLException | HiveMetaException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private String run(String expected) throws Exception {
        String hive = MetastoreVersionInfo.getVersion();
        if (!hive.equals(expected)) {
            throw new Refusal("found Hive %s in the image, required %s; name an image of that version (sparkstead:images.references.hiveMetastore)", hive, expected);
        }
        IMetaStoreSchemaInfo schema = MetaStoreSchemaInfoFactory.get(conf, System.getenv("METASTORE_HOME"), postgres ? "postgres" : "mysql");
        Path script = Path.of(schema.getMetaStoreScriptDir(), schema.generateInitFileName(null));
        try (Connection connection = connect(); Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            lock(statement);
            Set<String> tables = tables(connection);
            if (!tables.isEmpty() && !tables.contains(MARKER)) {
                return check(schema.getHiveSchemaVersion(), tables, statement);
            }
            make(statements(script), tables, statement);
            connection.commit();
            return String.format("%s: made schema %s%s", address(), schema.getHiveSchemaVersion(),
                    tables.isEmpty() ? "" : ", after dropping what an init that broke off had left");
        }
    }

    private String check(String required, Set<String> tables, Statement statement) throws SQLException {
        String found = tables.contains("VERSION") ? version(statement) : null;
        if (found == null) {
            throw new Refusal("%s: found %d tables and no version of a schema; nothing was changed. Required is an empty database, or one with schema %s", address(), tables.size(), required);
        }
        if (!found.equals(required)) {
            throw new Refusal("%s: found schema %s, required %s; nothing was changed. Name the Hive that it belongs to (sparkstead:metastore.version), or back it up and upgrade it with Hive's schematool", address(), found, required);
        }
        return String.format("%s: schema %s is there", address(), found);
    }

    private void make(List<String> script, Set<String> left, Statement statement) throws SQLException {
        boolean commits = statement.getConnection().getMetaData().dataDefinitionCausesTransactionCommit();
        if (commits) {
            statement.execute("CREATE TABLE IF NOT EXISTS " + MARKER + " (AT TIMESTAMP)");
            statement.execute("SET FOREIGN_KEY_CHECKS = 0");
            for (String table : created(script)) {
                statement.execute("DROP TABLE IF EXISTS " + quoted(table));
            }
        }
        for (String line : script) {
            statement.execute(line);
        }
        if (commits) {
            statement.execute("DROP TABLE " + MARKER);
        }
    }

    private Connection connect() throws Exception {
        DriverManager.setLoginTimeout(10);
        long end = System.nanoTime() + CONNECT_SECONDS * 1_000_000_000L;
        while (true) {
            try {
                return DriverManager.getConnection(url, conf.get("javax.jdo.option.ConnectionUserName"), conf.get("javax.jdo.option.ConnectionPassword"));
            } catch (SQLException e) {
                // Class 28: it answers, and knows neither user nor password.
                boolean refused = e.getSQLState() != null && e.getSQLState().startsWith("28");
                if (refused) {
                    throw new Refusal("%s: found %s; required is the password of a user that the server knows. Name both as the server has them (sparkstead:sqlDatabase.databases), or where the server is the platform's own, raise sparkstead:sqlDatabase.passwordRevisions", address(), e.getMessage());
                }
                if (System.nanoTime() > end) {
                    throw new Refusal("%s: found %s, for %d s; required is a server that takes connections from here. See that it runs and that no firewall is between, or name another (sparkstead:sqlDatabase)", address(), e.getMessage(), CONNECT_SECONDS);
                }
                System.out.printf("%s: %s; trying again%n", address(), e.getMessage());
                Thread.sleep(3000);
            }
        }
    }

    private void lock(Statement statement) throws SQLException {
        String wait = postgres
                ? "SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtext('" + MARKER + "'))) AS locked"
                : "SELECT GET_LOCK(CONCAT('" + MARKER + ".', DATABASE()), " + LOCK_SECONDS + ")";
        statement.setQueryTimeout(LOCK_SECONDS);
        try (ResultSet locked = statement.executeQuery(wait)) {
            if (!locked.next() || locked.getInt(1) != 1) {
                throw new Refusal("%s: another init holds its lock for more than %d s", address(), LOCK_SECONDS);
            }
        }
    }

    private static Set<String> tables(Connection connection) throws SQLException {
        // Without regard to case: with lower_case_table_names=1 MySQL and MariaDB say every name in small letters.
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        try (ResultSet tables = connection.getMetaData().getTables(connection.getCatalog(), connection.getSchema(), "%", new String[] {"TABLE", "VIEW"})) {
            while (tables.next()) {
                names.add(tables.getString("TABLE_NAME"));
            }
        }
        return names;
    }

    private String version(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery("SELECT " + quoted("SCHEMA_VERSION") + " FROM " + quoted("VERSION"))) {
            return rows.next() ? rows.getString(1) : null;
        }
    }

    /** The statements of a script of Hive's, each of which ends with a line that ends with a semicolon. */
    private static List<String> statements(Path script) throws IOException {
        List<String> statements = new ArrayList<>();
        StringBuilder open = new StringBuilder();
        for (String line : Files.readAllLines(script)) {
            if (line.isBlank() || line.startsWith("--")) {
                continue;
            }
            open.append(line).append('\n');
            if (line.stripTrailing().endsWith(";")) {
                statements.add(open.toString());
                open.setLength(0);
            }
        }
        return statements;
    }

    private static List<String> created(List<String> script) {
        return script.stream().map(CREATED::matcher).filter(found -> found.find()).map(found -> found.group(1)).toList();
    }

    private String quoted(String name) {
        return postgres ? '"' + name + '"' : '`' + name + '`';
    }

    private String address() {
        return url.replaceAll("\\?.*", "");
    }

    /** A fault that a person has to see to, in one sentence. */
    private static final class Refusal extends RuntimeException {
        Refusal(String text, Object... values) {
            super(String.format(text, values));
        }
    }
}
