/** A Kubernetes quantity as people write it: "100m", "1.5", "512Mi", "10Gi". */
export type Quantity = string;

const quantityPattern = /^([+-]?[0-9.]+)(n|u|m|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei|[eE][+-]?[0-9]+)?$/;

const scale: Readonly<Record<string, number>> = {
    n: 1e-9,
    u: 1e-6,
    m: 1e-3,
    k: 1e3,
    M: 1e6,
    G: 1e9,
    T: 1e12,
    P: 1e15,
    E: 1e18,
    Ki: 2 ** 10,
    Mi: 2 ** 20,
    Gi: 2 ** 30,
    Ti: 2 ** 40,
    Pi: 2 ** 50,
    Ei: 2 ** 60,
};

/**
 * Value of a quantity in its base unit (cores, bytes), or undefined where it is none.
 * @source https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 */
export function quantityValue(text: string): number | undefined {
    const [, digits = "", suffix = ""] = quantityPattern.exec(text) ?? [];
    const number = /^[+-]?(\d+\.?\d*|\.\d+)$/.test(digits) ? Number(digits) : Number.NaN;
    if (Number.isNaN(number)) {
        return undefined;
    }
    if (/^[eE][+-]?\d/.test(suffix)) {
        return number * 10 ** Number(suffix.slice(1));
    }
    return number * (suffix === "" ? 1 : (scale[suffix] ?? Number.NaN));
}

/** Whether a text is a quantity that something can be given: one above nothing. */
export function isAmount(text: string): boolean {
    return (quantityValue(text) ?? 0) > 0;
}

const javaScale = { k: 2 ** 10, m: 2 ** 20, g: 2 ** 30 } as const;

/** Value of a JVM size in bytes, or undefined where it is none. */
export function javaBytesValue(text: string): number | undefined {
    const [, digits, unit] = /^(\d+)([kmg])$/.exec(text) ?? [];
    return unit === undefined
        ? undefined
        : Number(digits) * javaScale[unit as keyof typeof javaScale];
}

/** Bytes as the shortest exact binary quantity: 943718400 -> "900Mi". */
export function binaryQuantity(bytes: number): Quantity {
    for (const unit of ["Gi", "Mi", "Ki"] as const) {
        const count = bytes / (scale[unit] ?? 1);
        if (Number.isInteger(count)) {
            return `${count}${unit}`;
        }
    }
    return String(Math.ceil(bytes));
}

/** Cores as a quantity in thousandths: 0.1 -> "100m". */
export function cpuQuantity(cores: number): Quantity {
    return `${Math.round(cores * 1000)}m`;
}
