<?php

// Loads the classes of the packages that are checked out beside each other in the folder of CLIENTS,
// from where their composer.json says that they are: for a checkout without Composer's own autoload.

$prefixes = [];
foreach (glob(getenv('CLIENTS') . '/*/composer.json') as $manifest) {
    $package = json_decode(file_get_contents($manifest), true);
    foreach ($package['autoload']['psr-4'] ?? [] as $prefix => $folder) {
        $prefixes[$prefix] = rtrim(dirname($manifest) . '/' . $folder, '/');
    }
}

spl_autoload_register(function (string $class) use ($prefixes): void {
    foreach ($prefixes as $prefix => $folder) {
        $file = $folder . '/' . strtr(substr($class, strlen($prefix)), '\\', '/') . '.php';
        if (str_starts_with($class, $prefix) && is_file($file)) {
            require $file;
            return;
        }
    }
});
